import type { PartnerRead } from '#cases';
import type { Card, Fault } from '#views';
import { startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';

export const partnerParts = ['member', 'named'] as const;

export const partnerCard = ({ id, name, isMember, since }: PartnerRead, timeZone: string): Card => ({
  ...{ id, title: printed(name), href: null },
  badge: isMember ? { word: 'partenaire du dossier', tone: 'info' } : { word: 'seulement nommé', tone: 'new' },
  facts: [
    { name: 'Accès', value: isMember ? 'ses membres lisent ce qui est partagé' : 'personne n’y voit ce dossier' },
    { name: 'Depuis', value: startWords(since, timeZone) },
  ],
});

export const partnerSentences: Record<'name' | 'part' | 'several' | 'nowhere', Fault> = {
  name: { field: 'partenaire', sentence: 'Écrivez son nom.' },
  part: { field: 'part', sentence: 'Dites si ses membres voient ce dossier.' },
  several: { field: 'territoire', sentence: 'Plusieurs collectivités portent ce nom. Choisissez l’une d’elles.' },
  nowhere: { field: 'partenaire', sentence: 'Écrivez le nom d’une collectivité de la liste. Une autre peut être seulement nommée.' },
};
