import type { PartRead } from '#cases';
import type { PartCard } from '#views';
import { startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';

const roles: Record<PartRead['role'], string> = {
  lead: 'collectivité porteuse',
  partner: 'partenaire',
  referent: 'suit le dossier',
  advisor: 'aide au conseil',
};

/** `assigns`: whoever reads says who helps. */
export const partCard = (
  { id, name, role, from, to, personId }: PartRead,
  { assigns, timeZone }: { assigns: boolean; timeZone: string },
): PartCard => ({
  ...{ id, title: printed(name) || 'Une personne oubliée', href: null },
  badge: { word: to ? `${roles[role]}, avant` : roles[role], tone: to ? 'new' : 'info' },
  facts: [{ name: 'Depuis', value: startWords(from, timeZone) }, ...(to ? [{ name: 'Jusqu’à', value: startWords(to, timeZone) }] : [])],
  leaving: assigns && role === 'advisor' && !to ? personId : null,
});
