import type { CaseRead, PartRead } from '#cases';
import type { TerritoryRead } from '#territories';
import type { Fact, Fault, PartCard } from '#views';
import { startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import { partnerSentences } from './partners.fr.js';

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

export const teamTitle = 'Équipe et collectivité porteuse';

/** Of what was typed to say which collectivité leads from now on; null when it is one, and another. */
export function leadFault(found: readonly TerritoryRead[], leading: string): Fault | null {
  const [only] = found;
  if (!only) return { ...partnerSentences.nowhere, field: 'collectivite' };
  if (found.length > 1) return partnerSentences.several;
  return only.id === leading ? { field: 'collectivite', sentence: 'Cette collectivité porte déjà ce projet.' } : null;
}

/** Who leads, who will, and what whoever led loses. */
export function leadWords(one: CaseRead, to: TerritoryRead): { title: string; facts: Fact[]; after: string; submit: string } {
  const [from, next] = [printed(one.territoryLabel), printed(to.label)];
  return {
    title: 'Changer la collectivité porteuse\u202f?',
    facts: [
      { name: 'Projet', value: one.title },
      { name: 'Le porte aujourd’hui', value: from },
      { name: 'Le portera', value: next },
    ],
    after: [
      `${from} devient partenaire\u202f: ses membres lisent encore ce qui est partagé.`,
      'Sa personne référente n’y écrit plus\u202f: ni étape, ni élément, ni action, ni message.',
      `Les liens qu’elle a remis à son maire se ferment. ${next} lit tout ce qui est partagé, aussi ce qui est passé, et écrit à sa place.`,
    ].join(' '),
    submit: 'Changer la collectivité porteuse',
  };
}
