import type { Modality } from './appointment.entity.js';

export interface CatalogueEntry {
  readonly code: string;
  readonly title: string;
  readonly purpose: string;
  readonly durationMinutes: number;
  readonly modalities: readonly Modality[];
  readonly bookable: boolean;
}

const all: readonly Modality[] = ['visio', 'on_site', 'phone'];

/** The catalogue as it opens, from the service's own press release (4 December 2023); coordination publishes later versions. */
export const firstCatalogue: readonly CatalogueEntry[] = [
  {
    code: 'orientation',
    title: 'Premier échange',
    purpose: 'Faire le point sur votre idée et voir par où commencer.',
    durationMinutes: 45,
    modalities: all,
    bookable: true,
  },
  {
    code: 'strategic_axes',
    title: 'Axes stratégiques',
    purpose: 'Préciser ce que vous attendez de la participation et ce que vous promettez aux habitants.',
    durationMinutes: 90,
    modalities: all,
    bookable: true,
  },
  {
    code: 'opportunities_pitfalls',
    title: 'Opportunités et pièges à éviter',
    purpose: 'Mettre votre projet à l’épreuve avant de vous lancer.',
    durationMinutes: 60,
    modalities: all,
    bookable: true,
  },
  {
    code: 'coherence',
    title: 'Cohérence des initiatives locales',
    purpose: 'Relier ce qui existe déjà : conseils, budgets participatifs, consultations.',
    durationMinutes: 90,
    modalities: all,
    bookable: true,
  },
  {
    code: 'brief_drafting',
    title: 'Écriture d’un cahier des charges',
    purpose: 'Écrire avec vous ce que vous demanderez à un prestataire.',
    durationMinutes: 90,
    modalities: all,
    bookable: true,
  },
  {
    code: 'provider_scouting',
    title: 'Recherche de prestataires',
    purpose: 'Savoir qui peut vous aider et comment comparer les offres.',
    durationMinutes: 60,
    modalities: all,
    bookable: true,
  },
  {
    code: 'follow_up',
    title: 'Point de suivi',
    purpose: 'Faire le point sur un projet déjà engagé avec nous.',
    durationMinutes: 30,
    modalities: all,
    bookable: true,
  },
  {
    code: 'custom',
    title: 'Échange sur mesure',
    purpose: 'Parler d’un autre sujet de participation citoyenne.',
    durationMinutes: 60,
    modalities: all,
    bookable: true,
  },
  {
    code: 'peer_workshop',
    title: 'Atelier entre pairs',
    purpose: 'Réfléchir avec d’autres collectivités qui vivent la même situation.',
    durationMinutes: 120,
    modalities: ['visio', 'on_site'],
    bookable: false,
  },
];
