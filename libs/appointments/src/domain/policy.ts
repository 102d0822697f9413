import { type Action, type Actor, type Decision, decide, decideAnywhere, type Facts } from '#kernel';

/** What an appointment is judged by: for a link its identifier, for people whose it is and where it lies. */
export interface AppointmentFacts {
  readonly id: string;
  readonly advisorId?: string;
  readonly territoryId?: string;
  readonly departements?: readonly string[];
  /** Who has shown that the requester's address is theirs; nobody, as long as it is only declared. */
  readonly requesterIds?: readonly string[];
  /** Someone stands for its requester in that collectivité, or it is in a case of theirs. */
  readonly isStoodFor?: boolean;
}

const anyone: Decision = 'allowed';

export const mayReadCatalogue = (_by: Actor): Decision => anyone;
export const maySeeSlots = (_by: Actor): Decision => anyone;
export const mayBook = (_by: Actor): Decision => anyone;

/** What is closed is closed for the public; the cell still books for whom it has talked with. */
export const comesByTheDoor = (by: Actor): boolean => !isOfCell(by);

export const mayPublishCatalogue = (by: Actor): Decision => decideAnywhere(by, 'catalogue', 'update');

/** Either link, or by the table of permissions. Whoever has neither may not know that it exists. */
export const mayRead = (by: Actor, appointment: AppointmentFacts): Decision => judged(by, 'read', appointment);

/**
 * What its requester typed, and its minutes. An appointment for a collectivité stands in the diary of its people, by whomever it was
 * taken: by name and date, so that they can say that it is not one of them. Her words are theirs once someone stands for her.
 */
export const mayReadWords = (by: Actor, facts: AppointmentFacts): boolean =>
  by.kind !== 'person' || !by.standing?.territoryId || facts.isStoodFor === true || (facts.requesterIds ?? []).includes(by.personId);

export const mayMove = (by: Actor, appointment: AppointmentFacts): Decision => judged(by, 'update', appointment);

export const mayCancel = (by: Actor, appointment: AppointmentFacts): Decision => judged(by, 'cancel', appointment);

/** Where people meet, and who receives, is said by the cell: the appointment's own advisor, or coordination. */
export function mayArrange(by: Actor, appointment: AppointmentFacts): Decision {
  const decision = judged(by, 'update', appointment);
  return decision === 'allowed' && !isOfCell(by) ? 'refused' : decision;
}

/** Whom it is for is corrected to where the asker could book for someone. */
export const mayCorrectTo = (by: Actor, departements: readonly string[]): Decision => decide(by, 'appointment', 'create', { departements });

/** « J'aurai du retard », « Rappelez-moi »: whoever may change it on the side that asked for it. */
function mayTell(by: Actor, appointment: AppointmentFacts): Decision {
  const decision = judged(by, 'update', appointment);
  return decision === 'allowed' && isOfCell(by) ? 'refused' : decision;
}

/** Whoever works for the cell is not held to the notice that it asks of others. */
export const keepsNotice = (by: Actor): boolean => by.kind !== 'person' || by.standing?.organisationKind !== 'cell';

const isOfCell = (by: Actor): boolean => by.kind === 'system' || (by.kind === 'person' && by.standing?.organisationKind === 'cell');

/** Only the link that was mailed to the requester: holding it shows that the mail arrived. */
export function mayActForAddress(by: Actor, appointment: AppointmentFacts): Decision {
  if (by.kind === 'system') return 'allowed';
  if (!holds(by, appointment)) return 'hidden';
  return by.kind === 'holder' && by.purpose === 'manage-mailed' ? 'allowed' : 'refused';
}

/** The boxes are ticked by whoever holds a link of the appointment. */
export const maySayAdaptations = (by: Actor, appointment: AppointmentFacts): Decision => (holds(by, appointment) ? 'allowed' : 'hidden');

/**
 * Only the advisor who receives, in the name of the cell: not a colleague who stands in, not coordination, not the service's letters.
 * And whoever holds a link of the appointment, as she ticked them: what is shown again can be unticked.
 */
export function mayReadAdaptations(by: Actor, appointment: AppointmentFacts): Decision {
  const receives = by.kind === 'person' && by.standing?.role === 'advisor' && by.personId === appointment.advisorId;
  return receives || holds(by, appointment) ? 'allowed' : 'hidden';
}

/** Whether reading it goes to the journal: it does for whoever neither asked for the appointment nor has it to hold. */
export function traceOf(by: Actor, { advisorId }: AppointmentFacts): 'none' | 'noted' | 'with a motive' {
  if (by.kind !== 'person' || !by.standing) return 'none';
  const { role, organisationKind } = by.standing;
  if (role === 'auditor') return 'with a motive';
  return organisationKind === 'collectivite' || by.personId === advisorId ? 'none' : 'noted';
}

export interface Rights {
  readonly move: boolean;
  readonly cancel: boolean;
  /** Where people meet, and who receives. */
  readonly arrange: boolean;
  /** That one is late, or wants to be called. */
  readonly tell: boolean;
  /** What its requester typed, and its minutes. */
  readonly words: boolean;
}

/** What its buttons may offer to whoever reads it. */
export function rightsOf(by: Actor, facts: AppointmentFacts): Rights {
  const allows = (may: typeof mayMove): boolean => may(by, facts) === 'allowed';
  const acts = { move: allows(mayMove), cancel: allows(mayCancel), arrange: allows(mayArrange), tell: allows(mayTell) };
  return { ...acts, words: mayReadWords(by, facts) };
}

/** The service's own work, across appointments. What people may list is asked of the register. */
export const mayList = (by: Actor): Decision => (by.kind === 'system' ? 'allowed' : 'refused');

const holds = (by: Actor, { id }: AppointmentFacts): boolean =>
  by.kind === 'holder' && (by.purpose === 'manage' || by.purpose === 'manage-mailed') && by.id === id;

function judged(by: Actor, action: Action, appointment: AppointmentFacts): Decision {
  return holds(by, appointment) ? 'allowed' : decide(by, 'appointment', action, whoseIs(by, appointment));
}

/** Someone of the cell has it as its advisor; someone who acts for herself has it as its requester. */
const whoseIs = (by: Actor, { advisorId, requesterIds = [], territoryId, departements = [] }: AppointmentFacts): Facts => ({
  ...{ territoryId: territoryId ?? null, departements },
  personIds: by.kind === 'person' && by.standing ? [advisorId ?? ''] : requesterIds,
});

/** What belongs to it beyond name and date is judged by this. */
export const whoseWordsAre = (by: Actor, facts: AppointmentFacts): Facts =>
  mayReadWords(by, facts) ? whoseIs(by, facts) : { ...whoseIs(by, facts), territoryId: null };
