import type { RequestAct, RequestMove } from '#intake';
import type { ActField } from '#views';

/** What the cell does with a request, on a page of its own. */
export interface ActWords {
  readonly slug: string;
  readonly move: RequestMove;
  /** In the list of what can be done. */
  readonly title: string;
  /** What will happen. */
  readonly intro: string;
  readonly submit: string;
  readonly fields: readonly ActField[];
  /** Whether it is read again, as whoever asked will read it, before it leaves. */
  readonly isReread?: true;
  /** Whether both requests are read side by side before one is closed. */
  readonly isCompared?: true;
}

const note = (label: string, hint?: string): ActField => ({ name: 'mots', kind: 'long', label, ...(hint && { hint }) });
const optional = (field: ActField): ActField => ({ ...field, optional: true });

export const advisorField = 'conseil';
export const territoryField = 'collectivite';

/** In the order in which one thinks of them. */
export const acts: readonly ActWords[] = [
  {
    ...{ slug: 'acceptation', move: 'accept', title: 'Accepter' },
    intro: 'La personne qui demande reçoit un courriel : sa demande est acceptée, et par qui elle est suivie.',
    submit: 'Accepter la demande',
    fields: [
      { name: advisorField, kind: 'select', label: 'Qui suit cette demande ?' },
      optional(note('Un mot pour la personne qui demande', 'Écrivez comme si vous lui parliez.')),
    ],
  },
  {
    ...{ slug: 'precision', move: 'ask', title: 'Demander ce qui manque', isReread: true },
    intro: 'La personne reçoit un courriel avec un lien, et répond sans compte. Notre délai s’arrête jusqu’à sa réponse.',
    submit: 'Envoyer la question',
    fields: [note('Votre question', 'Une seule à la fois. Elle la lira telle quelle.')],
  },
  {
    ...{ slug: 'reponse', move: 'complete', title: 'Noter sa réponse' },
    intro: 'Elle a répondu par téléphone ou par courriel : notez-le ici, et notre délai reprend.',
    submit: 'Noter la réponse',
    fields: [note('Ce que la personne a répondu')],
  },
  {
    ...{ slug: 'etude', move: 'qualify', title: 'Marquer comme étudiée' },
    intro: 'La demande est comprise, et reste à décider. Personne n’est prévenu.',
    submit: 'Marquer comme étudiée',
    fields: [optional(note('Note interne', 'La cellule seule la lit. Écrivez comme si la personne vous lisait.'))],
  },
  {
    ...{ slug: 'orientation', move: 'refer', title: 'Orienter vers un autre service', isReread: true },
    intro: 'Ne transmettez que ce que la collectivité accepte de transmettre. Elle lit tout ce que vous écrivez ici.',
    submit: 'Orienter la demande',
    fields: [
      { name: 'vers', kind: 'line', label: 'Vers qui', hint: 'Le service, et la personne si vous la connaissez.' },
      note('Pourquoi ce service'),
      {
        name: 'accord',
        kind: 'line',
        label: 'Accord de la collectivité',
        hint: 'Qui, quand, comment. Par exemple : la maire, par téléphone, le 2 décembre.',
      },
      optional({ name: 'transmis', kind: 'long', label: 'Ce que vous transmettez', hint: 'Rien, si vous laissez vide.' }),
    ],
  },
  {
    ...{ slug: 'refus', move: 'decline', title: 'Ne pas donner suite', isReread: true },
    intro: 'Dites pourquoi, en mots simples, et vers qui se tourner. La personne lit votre raison telle quelle.',
    submit: 'Envoyer cette réponse',
    fields: [note('Raison')],
  },
  {
    ...{ slug: 'doublon', move: 'duplicate', title: 'Signaler un doublon', isCompared: true },
    intro: 'La personne reçoit un courriel : sa demande est traitée avec une autre.',
    submit: 'Signaler le doublon',
    fields: [{ name: 'reference', kind: 'line', label: 'De quelle demande', hint: 'Sa référence, par exemple DE-2026-000007.' }],
  },
  {
    ...{ slug: 'reprise', move: 'reopen', title: 'Reprendre la demande' },
    intro:
      'Ce n’était pas un doublon : la demande est de nouveau à décider. Si notre courriel est parti, un autre dit que nous nous étions trompés.',
    submit: 'Reprendre la demande',
    fields: [optional(note('Note interne', 'La cellule seule la lit. Écrivez comme si la personne vous lisait.'))],
  },
  {
    ...{ slug: 'collectivite', move: 'correct', title: 'Corriger la collectivité' },
    intro: 'La demande reste la même : sa référence et sa date ne changent pas.',
    submit: 'Corriger la collectivité',
    fields: [{ name: territoryField, kind: 'radios', label: 'La bonne collectivité' }],
  },
  {
    ...{ slug: 'retrait', move: 'withdraw', title: 'Noter que la personne renonce' },
    intro: 'Elle vous a dit qu’elle renonce à sa demande. Elle ne reçoit pas de courriel.',
    submit: 'Noter le retrait',
    fields: [optional(note('Ce qu’elle en dit'))],
  },
];

/** Of what is wrong, the field where it is said. */
export const fieldAt: Readonly<Record<string, string>> = {
  ...{ '/words': 'mots', '/to': 'vers', '/agreement': 'accord', '/passedOn': 'transmis' },
  ...{ '/advisorId': advisorField, '/of': 'reference', '/territoryId': territoryField },
};

/** The act that a form says. */
export function actIn(move: RequestMove, typed: Readonly<Record<string, string>>): RequestAct {
  const { mots: words = '', vers: to = '', accord: agreement = '', transmis: passedOn = '' } = typed;
  if (move === 'accept') return { move, words, advisorId: typed[advisorField] ?? '' };
  if (move === 'refer') return { move, words, to, agreement, passedOn };
  if (move === 'duplicate') return { move, words, of: typed.reference ?? '' };
  if (move === 'correct') return { move, words, territoryId: typed[territoryField] ?? '' };
  return { move: move as 'ask' | 'complete' | 'decline' | 'qualify' | 'withdraw' | 'reopen', words };
}
