import type { Actor } from '#kernel';
import { asHerself, inCollectivite, inRole } from '../../../../test/support/standing.js';
import { type ActionFacts, mayAddAction, mayChangeAction, mayReadAction } from './actions-policy.js';

const [lead, partner, amina, someone] = ['lead-org', 'partner-org', 'amina', 'someone'];
const of = { leadId: lead, organisationIds: [lead, partner], personIds: [amina], departements: ['26'] };
const collectivite = (role: 'member' | 'lead', organisation: string) => inCollectivite(role, 'commune:26063', someone, organisation);

const askers: Record<string, Actor> = {
  anyone: { kind: 'anonymous' },
  'a link of the appointment': { kind: 'holder', purpose: 'manage-mailed', id: someone },
  herself: asHerself(someone),
  'member of the lead': collectivite('member', lead),
  'lead of the lead': collectivite('lead', lead),
  'lead of a partner': collectivite('lead', partner),
  'lead elsewhere': collectivite('lead', 'other-org'),
  'its advisor': inRole('advisor', undefined, amina),
  'another advisor': inRole('advisor', undefined, someone),
  coordination: inRole('coordinator'),
  auditor: inRole('auditor'),
  préfecture: inRole('prefecture'),
  provider: inRole('provider'),
  technician: inRole('technician'),
};

const kinds: readonly Pick<ActionFacts, 'side' | 'visibility'>[] = [
  { side: 'collectivite', visibility: 'shared' },
  { side: 'cell', visibility: 'shared' },
  { side: 'collectivite', visibility: 'internal' },
  { side: 'cell', visibility: 'internal' },
  { side: 'collectivite', visibility: 'with_minutes' },
];

/** R read, A add, C change and answer; small: she may know of it, not do it; – hidden. */
const letter = (decision: string, mark: string): string => ({ allowed: mark, refused: mark.toLowerCase() })[decision] ?? '–';

const row = (by: Actor): string[] =>
  kinds.map((kind) => {
    const facts = { ...kind, of };
    return [letter(mayReadAction(by, facts), 'R'), letter(mayAddAction(by, facts), 'A'), letter(mayChangeAction(by, facts), 'C')].join('');
  });

describe('who may do what with an action', () => {
  it.each([
    //                     theirs  ours   both sides, not shared, and the one that waits for its minutes
    ['anyone', '              –––  –––  –––  –––  –––'],
    ['a link of the appointment', '–––  –––  –––  –––  –––'],
    ['herself', '             –––  –––  –––  –––  –––'],
    ['member of the lead', '  Rac  Rac  –a–  –a–  –a–'],
    ['lead of the lead', '    RAC  Rac  –a–  –a–  –a–'],
    ['lead of a partner', '   Rac  Rac  –a–  –a–  –a–'],
    ['lead elsewhere', '      –––  –––  –––  –––  –––'],
    ['its advisor', '         RAC  RAC  RAC  RAC  RAC'],
    ['another advisor', '     Rac  Rac  –a–  –a–  –a–'],
    ['coordination', '        Rac  Rac  Rac  Rac  Rac'],
    ['auditor', '             Rac  Rac  –a–  –a–  –a–'],
    ['préfecture', '          –––  –––  –––  –––  –––'],
    ['provider', '            –––  –––  –––  –––  –––'],
    ['technician', '          –––  –––  –––  –––  –––'],
  ] as const)('%s', (who, line) => {
    expect(row(askers[who] as Actor)).toEqual(line.trim().split(/\s+/));
  });

  it('has a line for every asker', () => {
    expect(Object.keys(askers)).toHaveLength(14);
  });
});
