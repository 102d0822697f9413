import { isDenied, type StepRead } from '#cases';
import { startWords } from '../public/moments.fr.js';
import { type Onlooker, phaseNamesFor, type Reader } from './cases.fr.js';

type DeniedWords = { readonly title: string; readonly next: string };

const whose: Record<Reader, string> = { cell: 'La collectivité', collectivite: 'Votre collectivité' };

/** « le passage à « La méthode » » */
export const deniedStep = ({ kind, to }: Pick<StepRead, 'kind' | 'to'>, reader: Reader): string =>
  `${kind === 'back' ? 'le retour' : 'le passage'} à « ${phaseNamesFor(reader)[to]} »`;

const next: Record<Reader, string> = {
  cell: 'Parlez-en avec elle, puis notez ce qui est juste.',
  collectivite: 'La personne qui suit le projet en est prévenue : elle en parlera avec vous.',
};

/** Words that the collectivité denies, until the case is moved again. */
export const deniedWords = (history: readonly StepRead[], { reader, timeZone }: Onlooker): DeniedWords[] =>
  history
    .filter((step) => isDenied(step, history))
    .map((step) => ({
      title: `${whose[reader]} dit que ${deniedStep(step, reader)} n’est pas exact`,
      next: [...whenWords(step, timeZone), next[reader]].join(' '),
    }));

const whenWords = ({ saidBy, contestedAt, contestedBy, author, at }: StepRead, timeZone: string): string[] => [
  `${saidBy === null ? 'Déclaré' : 'Noté'} le ${startWords(at, timeZone)}${by(author)}.`,
  ...(contestedAt ? [`Dit inexact le ${startWords(contestedAt, timeZone)}${by(contestedBy)}.`] : []),
];

const by = (name: string | null): string => (name ? `, par ${name}` : '');
