import { parseArgs } from 'node:util';
import type { Grant } from '#identity';
import { isMailbox, type Role, type Scope } from '#kernel';
import { WrongSetting } from '#platform';

/** The roles as whoever runs the service names them. */
const roleWords: Readonly<Record<string, Role>> = {
  coordination: 'coordinator',
  conseil: 'advisor',
  animation: 'facilitator',
  direction: 'direction',
  audit: 'auditor',
  technique: 'technician',
  prefecture: 'prefecture',
  prestataire: 'provider',
  referente: 'lead',
  membre: 'member',
};

const usage = `npm run person -- grant ROLE ADRESSE [--prenom P] [--nom N]
  coordination, conseil, animation, direction, audit, technique : toute la France, ou --departements 26,2A
  prefecture : --organisation "Préfecture de …" --departements 26
  prestataire : --organisation "Nom"
  referente, membre : --territoire commune:26063`;

const options = {
  prenom: { type: 'string', default: '' },
  nom: { type: 'string', default: '' },
  departements: { type: 'string' },
  territoire: { type: 'string' },
  organisation: { type: 'string' },
} as const;

/** What the command line asks for; says how to ask when it cannot be read. */
export function grantAsked(args: readonly string[]): Grant {
  const { values, positionals } = read(args);
  const [act, word = '', email = '', ...rest] = positionals;
  const role = roleWords[word];
  if (act !== 'grant' || !role || rest.length > 0) throw new WrongSetting(usage);
  if (!isMailbox(email)) throw new WrongSetting(`« ${email} » n’est pas une adresse électronique.`);
  const { prenom: firstName, nom: lastName, territoire: territoryId, organisation, departements } = values;
  return { role, email, firstName, lastName, territoryId, organisation, scope: scopeOf(role, departements, { territoryId, organisation }) };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new WrongSetting(usage);
  }
}

/** People of a collectivité and providers have no part of the country; a préfecture says which is its own. */
function scopeOf(
  role: Role,
  said: string | undefined,
  { territoryId, organisation }: Partial<Pick<Grant, 'territoryId' | 'organisation'>>,
): Scope {
  const departements = said?.split(',').map((code) => code.trim().toUpperCase()) ?? [];
  if (departements.some((code) => !/^(\d[\dAB]|\d{3})$/.test(code))) throw new WrongSetting(usage);
  const isComplete = { lead: territoryId, member: territoryId, provider: organisation, prefecture: organisation && said };
  if (role in isComplete && !isComplete[role as keyof typeof isComplete]) throw new WrongSetting(usage);
  return { departements, national: departements.length === 0 && !(role in isComplete) };
}
