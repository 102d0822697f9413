import type { Modality } from './appointment.entity.js';

export interface CatalogueEntry {
  readonly code: string;
  readonly title: string;
  readonly purpose: string;
  readonly durationMinutes: number;
  readonly modalities: readonly Modality[];
  readonly bookable: boolean;
  /** What each side prepares, a sentence each, for whoever has ten minutes: none is a condition. */
  readonly askedOfCollectivite: readonly string[] | null;
  readonly askedOfAdvisor: readonly string[] | null;
}

const all: readonly Modality[] = ['visio', 'on_site', 'phone'];

/** What helps whatever one comes for, and all that a type from before said. */
export const usuallyAsked: readonly string[] = [
  'Notez en une phrase ce que vous voulez changer avec les habitants.',
  'Rassemblez ce qui existe déjà : conseil de quartier, réunion publique, enquête.',
  'Demandez-vous qui décidera à la fin, et de quoi.',
];

/** The catalogue as it opens, from the service's own press release (4 December 2023); coordination publishes later versions. */
export const firstCatalogue: readonly CatalogueEntry[] = [
  {
    code: 'orientation',
    title: 'Premier échange',
    purpose: 'Faire le point sur votre idée et voir par où commencer.',
    durationMinutes: 45,
    modalities: all,
    bookable: true,
    askedOfCollectivite: usuallyAsked,
    askedOfAdvisor: [
      'Lire ce que la personne a écrit, et la fiche de sa collectivité.',
      'Regarder si un dossier ou une demande existe déjà.',
      'Repérer qui pourrait l’aider, si ce n’est pas la cellule.',
    ],
  },
  {
    code: 'strategic_axes',
    title: 'Axes stratégiques',
    purpose: 'Préciser ce que vous attendez de la participation et ce que vous promettez aux habitants.',
    durationMinutes: 90,
    modalities: all,
    bookable: true,
    askedOfCollectivite: [
      'Retrouvez votre projet de territoire ou votre contrat pour la réussite de la transition écologique (CRTE).',
      'Notez deux ou trois priorités du mandat.',
      'La présence d’une personne élue est recommandée.',
    ],
    askedOfAdvisor: [
      'Lire le projet de territoire ou le CRTE.',
      'Choisir deux ou trois niveaux de participation à proposer.',
      'Regarder qui peut porter le projet parmi les personnes élues.',
    ],
  },
  {
    code: 'opportunities_pitfalls',
    title: 'Opportunités et pièges à éviter',
    purpose: 'Mettre votre projet à l’épreuve avant de vous lancer.',
    durationMinutes: 60,
    modalities: all,
    bookable: true,
    askedOfCollectivite: [
      'Retrouvez la note de votre projet, même si elle tient en quelques lignes.',
      'Notez ce qui vous inquiète, et ce qui vous donne envie d’y aller.',
    ],
    askedOfAdvisor: [
      'Lire la note du projet.',
      'Choisir deux ou trois expériences comparables.',
      'Noter les pièges que la note ne dit pas.',
    ],
  },
  {
    code: 'coherence',
    title: 'Cohérence des initiatives locales',
    purpose: 'Relier ce qui existe déjà : conseils, budgets participatifs, consultations.',
    durationMinutes: 90,
    modalities: all,
    bookable: true,
    askedOfCollectivite: [
      'Faites la liste de ce qui existe : conseils, comités, budgets participatifs, consultations.',
      'Pour chacun, notez son public, son sujet et son calendrier.',
    ],
    askedOfAdvisor: [
      'Lire la liste des instances et des démarches en cours.',
      'Commencer le tableau des initiatives, à finir ensemble.',
      'Repérer les doublons et les publics oubliés.',
    ],
  },
  {
    code: 'brief_drafting',
    title: 'Écriture d’un cahier des charges',
    purpose: 'Écrire avec vous ce que vous demanderez à un prestataire.',
    durationMinutes: 90,
    modalities: all,
    bookable: true,
    askedOfCollectivite: [
      'Retrouvez votre fiche de cadrage, approuvée par qui décide.',
      'Notez le budget et les dates que vous avez en tête.',
    ],
    askedOfAdvisor: [
      'Lire la fiche de cadrage.',
      'Ouvrir la dernière version du cahier des charges, ou une trame.',
      'Noter les points à trancher ensemble.',
    ],
  },
  {
    code: 'provider_scouting',
    title: 'Recherche de prestataires',
    purpose: 'Savoir qui peut vous aider et comment comparer les offres.',
    durationMinutes: 60,
    modalities: all,
    bookable: true,
    askedOfCollectivite: [
      'Retrouvez votre cahier des charges, même à l’état de brouillon.',
      'Notez le type d’aide que vous cherchez.',
      'Notez la zone où elle est attendue.',
    ],
    askedOfAdvisor: [
      'Lire le cahier des charges.',
      'Préparer un extrait de l’annuaire, selon le besoin et la zone.',
      'Prévoir de rappeler que la collectivité choisit seule.',
    ],
  },
  {
    code: 'follow_up',
    title: 'Point de suivi',
    purpose: 'Faire le point sur un projet déjà engagé avec nous.',
    durationMinutes: 30,
    modalities: all,
    bookable: true,
    askedOfCollectivite: ['Reprenez la liste de vos actions.', 'Notez ce qui avance, ce qui bloque et ce qui ne sert plus.'],
    askedOfAdvisor: [
      'Relire le dernier compte rendu.',
      'Regarder les actions en retard, de chaque côté.',
      'Voir si le projet peut passer à l’étape suivante.',
    ],
  },
  {
    code: 'custom',
    title: 'Échange sur mesure',
    purpose: 'Parler d’un autre sujet de participation citoyenne.',
    durationMinutes: 60,
    modalities: all,
    bookable: true,
    askedOfCollectivite: ['Notez en quelques lignes ce dont vous voulez parler.'],
    askedOfAdvisor: ['Lire ce que la personne a écrit.', 'Demander le sujet s’il n’est pas clair.'],
  },
  {
    code: 'peer_workshop',
    title: 'Atelier entre pairs',
    purpose: 'Réfléchir avec d’autres collectivités qui vivent la même situation.',
    durationMinutes: 120,
    modalities: ['visio', 'on_site'],
    bookable: false,
    askedOfCollectivite: ['Choisissez une situation que vous vivez, à raconter en cinq minutes.'],
    askedOfAdvisor: ['Lire les situations apportées.', 'Prévoir l’ordre de parole et le temps de chacun.'],
  },
];
