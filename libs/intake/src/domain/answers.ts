/** A door of its own: an event, or someone of a préfecture. */
export interface Arrival {
  readonly door: 'event' | 'prefecture';
  readonly name: string;
}

/** What someone has answered so far on their way to an appointment. */
export interface DraftAnswers {
  /** Code of the session type. */
  readonly type?: string;
  readonly territoryId?: string;
  /** A collectivité that is not in the list, as its people name it. */
  readonly said?: { readonly name: string; readonly kind: string; readonly departement: string };
  readonly modality?: 'visio' | 'on_site' | 'phone';
  /** RFC 3339, UTC. */
  readonly start?: string;
  readonly place?: string;
  /** Moments that would suit, in people's words, when no slot does. */
  readonly preferred?: readonly string[];
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  /** « Oui, c'est bien cette adresse », asked when it looks mistyped. */
  readonly emailSure?: boolean;
  readonly status?: 'elected' | 'staff';
  readonly function?: string;
  readonly phone?: string;
  readonly intention?: string;
  /** By which door they came, where it is not the ordinary one, and whose. */
  readonly door?: Arrival['door'];
  readonly doorName?: string;
}

/** Answers to merge; `null` forgets one. */
export type AnswersChange = { readonly [K in keyof DraftAnswers]?: DraftAnswers[K] | null };

/** A slot of one's own, or a request that a person answers. */
export type Path = 'booking' | 'request';

/** Why a person has to answer; null when a slot can be booked. */
export function reasonToAsk({ said, modality, preferred }: DraftAnswers): 'unlisted' | 'on_site' | 'no_slot' | null {
  if (said) return 'unlisted';
  if (modality === 'on_site') return 'on_site';
  return preferred ? 'no_slot' : null;
}

export const pathOf = (answers: DraftAnswers): Path => (reasonToAsk(answers) ? 'request' : 'booking');

const decidesSlots = ['type', 'territoryId', 'modality'] as const;

/** The answers after a change; a slot chosen for other needs is forgotten with them. */
export function merged(answers: DraftAnswers, change: AnswersChange): DraftAnswers {
  const next = Object.fromEntries(
    Object.entries({ ...answers, ...change }).filter(([, value]) => value !== null && value !== undefined),
  ) as DraftAnswers;
  const otherNeed = decidesSlots.some((key) => answers[key] !== undefined && answers[key] !== next[key]);
  if (!otherNeed || change.start) return next;
  const { start, ...rest } = next;
  return rest;
}
