import { actionLine, actionVisibilityNames } from '#cases';
import type { Decided, DecidedLine } from '#intake';
import type { WritingProps } from '#views';
import { type Fields, textOf } from '../form.js';

type DecidedWords = NonNullable<WritingProps['writing']>['decided'];

/** Where each part of the line stands. */
export const lineFields: Readonly<Record<string, string>> = { what: 'action-quoi', owner: 'action-qui', dueOn: 'action-date' };

/** The action in its line; null where nothing was typed. */
export function lineIn(form: Fields): (DecidedLine & { readonly what: string }) | null {
  const [what, ownerId, dueOn] = ['action-quoi', 'action-qui', 'action-date'].map((name) => textOf(form, name)) as [string, string, string];
  return what || ownerId || dueOn ? { what, ownerId: ownerId || null, dueOn: dueOn || null } : null;
}

export const withoutLine = (form: Fields): Fields =>
  Object.fromEntries(Object.entries(form).filter(([name]) => !Object.values(lineFields).includes(name)));

/** What was decided, and the line where more is; what was typed there stays. */
export const decidedIn = ({ actions, caseId, owners }: Decided, appointmentId: string, form: Fields | undefined): DecidedWords => ({
  actions: actions.map((one) => ({
    ...{ id: one.id, href: `/actions/${one.id}`, line: actionLine(one), sight: actionVisibilityNames[one.visibility] },
  })),
  line: owners && {
    owners: owners.map(({ id, name, side }) => ({ value: id, text: `${name} (${side === 'cell' ? 'cellule' : 'collectivité'})` })),
    ...{ owner: textOf(form, 'action-qui'), what: textOf(form, 'action-quoi'), dueOn: textOf(form, 'action-date') },
  },
  file: caseId ? null : `/agenda/rendez-vous/${appointmentId}/dossier`,
});
