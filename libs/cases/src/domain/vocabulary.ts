/** Where a case comes from. */
export const origins = ['booking', 'request', 'advisor', 'prefecture', 'event', 'import'] as const;
export type Origin = (typeof origins)[number];

/** How the executive or the general management agreed. */
export const agreementHows = ['said', 'written', 'signed', 'deliberation'] as const;
export type AgreementHow = (typeof agreementHows)[number];

/** Dossier, §4.1. */
export const participationKinds = [
  ...(['public_meeting', 'online_consultation', 'concertation', 'statutory_concertation', 'public_inquiry'] as const),
  ...(['participatory_budget', 'open_citizens_assembly', 'citizens_convention', 'citizens_jury', 'citizens_panel'] as const),
  ...(['neighbourhood_council', 'qpv_citizens_council', 'development_council', 'advisory_committee', 'users_committee'] as const),
  ...(['youth_council', 'elders_council', 'local_referendum', 'voters_consultation', 'petition', 'interpellation'] as const),
  'field_workshop',
] as const;
export type ParticipationKind = (typeof participationKinds)[number];

/** From the least to the most. */
export const levels = ['information', 'consultation', 'concertation', 'coconstruction', 'codecision'] as const;
export type ParticipationLevel = (typeof levels)[number];

export interface Pledge {
  readonly promised: ParticipationLevel;
  readonly delivered: ParticipationLevel | null;
}

/** The highest of each over all steps and publics; null while none is known. */
export function highest(pledges: readonly Pledge[]): { promised: ParticipationLevel | null; delivered: ParticipationLevel | null } {
  return { promised: top(pledges.map((one) => one.promised)), delivered: top(pledges.map((one) => one.delivered)) };
}

const top = (given: readonly (ParticipationLevel | null)[]): ParticipationLevel | null =>
  [...levels].reverse().find((level) => given.includes(level)) ?? null;

export const themes = [
  ...(['ecology', 'mobility', 'housing', 'centre', 'health', 'youth', 'culture', 'public_services', 'planning', 'budget'] as const),
  ...(['digital', 'solidarity', 'food', 'energy', 'water', 'democracy'] as const),
] as const;
export type Theme = (typeof themes)[number];

export const programmes = ['crte', 'pvd', 'acv', 'va', 'ti', 'projet_de_territoire', 'plu', 'pcaet', 'other'] as const;
export type Programme = (typeof programmes)[number];

/** Names change: each holds until a day (`YYYY-MM-DD`), the last for good. */
export const programmeNames: Readonly<Record<Programme, readonly { readonly until: string | null; readonly name: string }[]>> = {
  crte: [
    { until: '2024-01-01', name: 'Contrat de relance et de transition écologique (CRTE)' },
    { until: null, name: 'Contrat pour la réussite de la transition écologique (CRTE)' },
  ],
  pvd: [{ until: null, name: 'Petites villes de demain' }],
  acv: [{ until: null, name: 'Action cœur de ville' }],
  va: [{ until: null, name: 'Villages d’avenir' }],
  ti: [{ until: null, name: 'Territoires d’industrie' }],
  projet_de_territoire: [{ until: null, name: 'Projet de territoire' }],
  plu: [{ until: null, name: 'Plan local d’urbanisme' }],
  pcaet: [{ until: null, name: 'Plan climat-air-énergie territorial' }],
  other: [{ until: null, name: 'Autre document ou programme' }],
};

/** As it is called now. */
export const programmeNow = (code: Programme): string => programmeNames[code].at(-1)?.name ?? '';

/** As it was called that day. */
export const programmeOn = (code: Programme, day: string): string =>
  programmeNames[code].find(({ until }) => until === null || day < until)?.name ?? '';

/** Closed by default, in that order. */
export const visibilities = ['internal', 'shared', 'public'] as const;
export type Visibility = (typeof visibilities)[number];

export const evidenceForms = ['text', 'link', 'statement', 'file', 'appointment'] as const;
export type EvidenceForm = (typeof evidenceForms)[number];
