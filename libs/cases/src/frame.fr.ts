import type { ParticipationKind, ParticipationLevel, Theme } from './domain/vocabulary.js';

export const levelNames: Record<ParticipationLevel, string> = {
  ...{ information: 'information', consultation: 'consultation', concertation: 'concertation' },
  ...{ coconstruction: 'coconstruction', codecision: 'codécision' },
};

/** What is done with the inhabitants, in the collectivité’s words. */
export const levelWords: Record<ParticipationLevel, string> = {
  ...{ information: 'informer', consultation: 'demander un avis', concertation: 'discuter et rendre compte' },
  ...{ coconstruction: 'construire ensemble', codecision: 'décider ensemble' },
};

export const themeNames: Record<Theme, string> = {
  ...{ ecology: 'écologie', mobility: 'mobilités', housing: 'habitat', centre: 'centre-bourg', health: 'santé', youth: 'jeunesse' },
  ...{ culture: 'culture', public_services: 'services publics', planning: 'urbanisme', budget: 'budget', digital: 'numérique' },
  ...{ solidarity: 'solidarités', food: 'alimentation', energy: 'énergie', water: 'eau', democracy: 'démocratie locale' },
};

export const kindNames: Record<ParticipationKind, string> = {
  public_meeting: 'réunion publique',
  online_consultation: 'consultation en ligne',
  concertation: 'concertation volontaire',
  statutory_concertation: 'concertation préalable réglementaire',
  public_inquiry: 'enquête publique',
  participatory_budget: 'budget participatif',
  open_citizens_assembly: 'assemblée citoyenne ouverte',
  citizens_convention: 'convention citoyenne',
  citizens_jury: 'jury citoyen',
  citizens_panel: 'panel citoyen',
  neighbourhood_council: 'conseil de quartier',
  qpv_citizens_council: 'conseil citoyen',
  development_council: 'conseil de développement',
  advisory_committee: 'comité consultatif',
  users_committee: 'commission consultative des services publics locaux',
  youth_council: 'conseil de jeunes ou d’enfants',
  elders_council: 'conseil de sages',
  local_referendum: 'référendum local',
  voters_consultation: 'consultation des électeurs',
  petition: 'pétition',
  interpellation: 'interpellation',
  field_workshop: 'atelier de terrain',
};
