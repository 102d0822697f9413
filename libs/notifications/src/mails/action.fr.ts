import { type ActionRead, actionAnswers, untilWords } from '#cases';
import { callUs, type DeskFacts, type Fact, type Section, type Wording } from './wording.js';

/** As a letter tells it. */
type DueAction = Pick<ActionRead, 'what' | 'title' | 'territoryLabel' | 'timing' | 'dueOn' | 'councilOn' | 'weeksBefore'>;

export interface ActionsFacts {
  readonly actions: readonly { readonly action: DueAction; readonly url: string }[];
  /** Several people read the mailbox, or nobody has shown that it is hers: that there is something, and not what. */
  readonly isClosed: boolean;
  readonly desk: DeskFacts;
}

/** The answers of a letter; each opens a page, where one confirms. */
const answers = ['done', 'in_progress', 'blocked', 'no_longer_relevant'] as const;

/** All that someone has to do, in one letter. */
export const actionsDue = ({ actions, isClosed, desk }: ActionsFacts): Wording => ({
  subject: `${placeOf(actions)} : ${countOf(actions.length)} à faire`,
  lead: actions.length === 1 ? 'Une action de votre projet arrive à son terme.' : 'Des actions de votre projet arrivent à leur terme.',
  facts: [],
  sections: actions.map((one, index) => sectionOf(one, index, isClosed)),
  notes: [
    'Chaque réponse ouvre une page, sans compte. Rien n’est enregistré avant que vous l’envoyiez.',
    ...(isClosed ? [] : ['La date ne convient plus ? Dites-le dans votre réponse.']),
  ],
  main: actions[0] ? { label: 'Voir et répondre', href: actions[0].url } : null,
  closing: callUs(desk),
});

const placeOf = (actions: ActionsFacts['actions']): string => actions[0]?.action.territoryLabel ?? '';
const countOf = (count: number): string => (count === 1 ? 'une action' : `${count} actions`);

function sectionOf({ action, url }: ActionsFacts['actions'][number], index: number, isClosed: boolean): Section {
  const title = isClosed ? `Action ${index + 1}` : action.what;
  return {
    title,
    facts: [
      { label: 'Échéance', value: `${untilWords(action)}${action.timing === 'late' ? ', dépassée' : ''}` },
      ...(isClosed ? [] : [{ label: 'Projet', value: action.title }]),
      ...answers.map((state): Fact => ({ label: actionAnswers[state], value: `${url}?reponse=${state}`, href: `${url}?reponse=${state}` })),
    ],
  };
}
