import type { DraftAnswers, DraftRead } from '#intake';

const names = [
  'besoin',
  'collectivite',
  'pas-dans-la-liste',
  'autre-public',
  'modalite',
  'sur-place',
  'creneau',
  'souhaits',
  'vous',
  'verification',
  'confirmation',
] as const;

/** A page of the booking, as its address names it. */
export type StepName = (typeof names)[number];

/** How far along each page is: the questions of one rank replace each other. */
const rank: Record<StepName, number> = {
  besoin: 0,
  collectivite: 1,
  'pas-dans-la-liste': 1,
  'autre-public': 0,
  modalite: 2,
  'sur-place': 2,
  creneau: 2,
  souhaits: 2,
  vous: 3,
  verification: 4,
  confirmation: 5,
};

export const isStep = (name: string): name is StepName => (names as readonly string[]).includes(name);

/** The first question that is still open; the check when none is, the confirmation when all is done. */
export function nextStep({ answers, path, bookedId, requestId }: DraftRead): StepName {
  if (bookedId || requestId) return 'confirmation';
  if (!answers.type) return 'besoin';
  if (!answers.territoryId && !answers.said) return 'collectivite';
  return openMoment(answers, path) ?? (knowsWho(answers) ? 'verification' : 'vous');
}

/** The page asked for, or the one that has to be answered before it. */
export function allowed(wanted: StepName, draft: DraftRead): StepName {
  const next = nextStep(draft);
  if (next === 'confirmation' || rank[wanted] > rank[next]) return next;
  return instead(wanted, draft.answers) ?? wanted;
}

/** Who is not listed is offered no slot, and a place is asked only of who wants us to come. */
function instead(wanted: StepName, { said, modality }: DraftAnswers): StepName | null {
  if (said && (wanted === 'creneau' || wanted === 'modalite')) return 'souhaits';
  if (modality === 'on_site' && wanted === 'creneau') return 'sur-place';
  if (modality !== 'on_site' && wanted === 'sur-place') return 'modalite';
  return null;
}

function openMoment(answers: DraftAnswers, path: DraftRead['path']): StepName | null {
  if (answers.modality === 'on_site' && !answers.place && !answers.said) return 'sur-place';
  if (path === 'request') return answers.preferred ? null : 'souhaits';
  return answers.start ? null : 'creneau';
}

function knowsWho({ firstName, lastName, email, status, modality, phone }: DraftAnswers): boolean {
  return Boolean(firstName && lastName && email && status && (modality !== 'phone' || phone));
}

/** The page before « Vos moments préférés ». */
export function beforeWishes({ said, modality }: DraftAnswers): StepName {
  if (said) return 'pas-dans-la-liste';
  return modality === 'on_site' ? 'sur-place' : 'creneau';
}
