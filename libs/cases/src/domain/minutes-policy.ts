import { type Actor, type Decision, decide, type Facts } from '#kernel';

/** What minutes are judged by: the appointment they are of, as its own module tells it. */
export interface MinutesFacts {
  readonly appointmentId: string;
  readonly facts: Facts;
}

/** Whoever has the appointment as its advisor. */
export const mayWriteMinutes = (by: Actor, { facts }: MinutesFacts): Decision => decide(by, 'minutes', 'update', facts);

/** A draft is the cell's; what was sent is read by a link of the appointment too. */
export function mayReadMinutes(by: Actor, { appointmentId, facts }: MinutesFacts, isSent: boolean): Decision {
  if (!isSent && !isOfCell(by)) return 'hidden';
  const holds = by.kind === 'holder' && (by.purpose === 'manage' || by.purpose === 'manage-mailed') && by.id === appointmentId;
  return holds ? 'allowed' : decide(by, 'minutes', 'read', facts);
}

/** Whoever of the side that asked for the appointment reads them: signed in, or by a link of it. */
export const mayAskCorrection = (by: Actor, about: MinutesFacts): Decision =>
  by.kind === 'holder' ? mayReadMinutes(by, about, true) : decide(by, 'minutes', 'cancel', about.facts);

/** Its advisor; coordination too, who may have left. */
export const mayAnswerCorrection = (by: Actor, { facts }: MinutesFacts): Decision => decide(by, 'minutes', 'decide', facts);

/** Private notes: of the one who wrote them; coordination and audit leave a trace. */
export const mayReadNote = (by: Actor, { facts }: MinutesFacts): Decision => decide(by, 'note', 'read', facts);

/** Whether reading her notes goes to the journal. */
export const isNoteTraced = (by: Actor, facts: MinutesFacts): boolean => mayWriteMinutes(by, facts) !== 'allowed';

const isOfCell = (by: Actor): boolean => by.kind === 'system' || (by.kind === 'person' && by.standing?.organisationKind === 'cell');
