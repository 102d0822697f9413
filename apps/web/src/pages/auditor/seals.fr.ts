import type { JournalEntry, LastSeal } from '#platform';
import type { Fact, SealCheck } from '#views';
import { startWords } from '../public/moments.fr.js';

export const sealFacts = ({ id, sha256, entries, sealedAt }: LastSeal, timeZone: string): Fact[] => [
  { name: 'Sceau', value: `numéro ${id}` },
  { name: 'Fait', value: startWords(sealedAt, timeZone) },
  { name: 'Écritures', value: String(entries) },
  { name: 'Empreinte', value: sha256 },
];

/** From what the check itself wrote down: how many seals, the first broken one, how many protections are asleep. */
export function checkWords({ at, payload }: JournalEntry, timeZone: string): SealCheck {
  const { seals, broken, asleep } = payload;
  const isSound = broken === null && asleep === 0;
  return {
    badge: isSound ? { word: 'Rien n’a été changé', tone: 'success' } : { word: 'À examiner sans attendre', tone: 'warning' },
    facts: [
      { name: 'Faite', value: startWords(at, timeZone) },
      { name: 'Sceaux comparés', value: String(seals) },
      ...(broken === null ? [] : [{ name: 'Premier sceau rompu', value: `numéro ${String(broken)}` }]),
      ...(asleep === 0 ? [] : [{ name: 'Protections de la base absentes', value: String(asleep) }]),
    ],
  };
}
