import { isDay } from '#kernel';
import { actionVisibilities, countedBack } from '../domain/actions.js';
import { refuse } from '../refused-fields.js';
import { actionFields } from './actions.fr.js';
import type { ActionWritten } from './actions.read.js';

interface Around {
  readonly isOwned: boolean;
  readonly isOfAppointment: boolean;
  readonly isClosed: boolean;
}

/** Throws everything that is wrong with what was written. */
export function assertSound(written: ActionWritten, { isOwned, isOfAppointment, isClosed }: Around): void {
  const { side, what, ownerName, dueOn, council, visibility } = written;
  refuse([
    [side !== 'cell' && side !== 'collectivite', 'side', actionFields.side],
    [what.trim() === '' || what.trim().length > 500, 'what', actionFields.what],
    [!isOwned || (ownerName ?? '').trim().length > 120, 'owner', actionFields.owner],
    [dueOn !== null && !isDay(dueOn), 'dueOn', actionFields.dueOn],
    [council !== null && countedBack(council.on, council.weeks) === null, 'council', actionFields.council],
    [
      !actionVisibilities.includes(visibility) || (visibility === 'with_minutes' && !isOfAppointment),
      'visibility',
      actionFields.visibility,
    ],
    [isClosed, 'what', actionFields.closed],
  ]);
}

/** Until when: that day, or so many weeks before a council. */
export function dayOf({ dueOn, council }: ActionWritten): { dueOn: string | null; councilOn: string | null; weeksBefore: number | null } {
  if (council === null) return { dueOn, councilOn: null, weeksBefore: null };
  return { dueOn: countedBack(council.on, council.weeks), councilOn: council.on, weeksBefore: council.weeks };
}
