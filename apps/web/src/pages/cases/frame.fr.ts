import {
  type CaseRead,
  deliveryNames,
  type FrameRead,
  kindNames,
  levelNames,
  levels,
  levelWords,
  type ParticipationLevel,
  type PledgeRead,
  type ProgrammeRead,
  themeNames,
} from '#cases';
import { frenchDay } from '#kernel';
import type { Badge, CaseProps, Fact, FrameProps, Link, PledgeCard, ProgrammeCard } from '#views';
import { deskZone } from '../public/moments.fr.js';
import { documentLine } from '../requests/request.fr.js';
import type { Reader } from './cases.fr.js';

export const frameTitles: Record<Reader, string> = { cell: 'Ce que le projet est', collectivite: 'Ce que votre projet est' };

export const pledgesTitles: Record<Reader, string> = {
  cell: 'Niveaux de participation promis et tenus',
  collectivite: 'Ce que vous promettez, et ce que vous tenez',
};

export const sightWords: Record<Reader, string> = {
  cell: 'La collectivité, les partenaires du dossier et la cellule lisent cette page. Le public ne la voit pas.',
  collectivite: 'Votre collectivité, les partenaires du dossier et la cellule lisent cette page. Le public ne la voit pas.',
};

const done: Readonly<Record<string, NonNullable<FrameProps['done']>>> = {
  formes: { title: 'Les formes et les thèmes sont enregistrés', next: 'La page du projet les montre aussi.' },
  programme: { title: 'Le programme ou le document est ajouté', next: 'Il est dans la liste ci-dessous.' },
  promesse: { title: 'Ce qui est promis est enregistré', next: 'C’est dans la liste ci-dessous. Notez ensuite ce qui est tenu.' },
  retire: { title: 'C’est retiré', next: 'La liste ci-dessous ne le montre plus.' },
};

/** What was just done; null when nothing was. */
export const frameDone = (what: string): FrameProps['done'] => done[what] ?? null;

const aboutFacts = ({ kinds, themes }: Pick<CaseRead, 'kinds' | 'themes'>): Fact[] => [
  { name: 'Participation', value: kinds.map((one) => kindNames[one]).join(', ') || 'pas encore choisie' },
  { name: 'Thèmes', value: themes.map((one) => themeNames[one]).join(', ') || 'pas encore choisis' },
];

/** On the page of the case, in short; `told`: where it is told outside. */
export const aboutWords = (one: CaseRead, reader: Reader, path: string, told: readonly Link[]): CaseProps['about'] => ({
  ...{ title: frameTitles[reader], facts: aboutFacts(one) },
  links: [{ text: 'Formes, programmes, documents et promesses', href: `${path}/cadre` }, ...told],
});

export const frameFacts = ({ kinds, themes, delivery }: FrameRead): Fact[] => [
  ...aboutFacts({ kinds, themes }),
  ...(delivery ? [{ name: 'Démarche menée', value: deliveryNames[delivery] }] : []),
];

/** `path`: of the page; null for whoever only reads. */
export const programmeCard = (one: ProgrammeRead, path: string, writes: boolean): ProgrammeCard => ({
  ...{ id: one.id, title: one.words && one.code === 'other' ? one.words : one.name, link: one.url },
  facts: [
    ...(one.words && one.code !== 'other' ? [{ name: 'Nom', value: one.words }] : []),
    { name: 'Signé ou adopté le', value: frenchDay(one.signedOn) },
  ],
  document: one.file && documentLine({ ...one.file, mayRemove: false }, path, deskZone),
  ways: writes ? [{ text: 'Retirer', href: `${path}/programmes/${one.id}/retrait` }] : [],
});

/** In the cell's words, or as what it comes to for the inhabitants. */
const levelFor = (level: ParticipationLevel, reader: Reader): string =>
  reader === 'cell' ? levelNames[level] : `${levelWords[level]} (${levelNames[level]})`;

export const levelOptions = (reader: Reader) => levels.map((value) => ({ value, text: levelFor(value, reader) }));

const keeping = ({ promised, delivered }: Pick<PledgeRead, 'promised' | 'delivered'>): Badge => {
  if (delivered === null) return { word: 'à venir', tone: 'info' };
  return levels.indexOf(delivered) < levels.indexOf(promised) ? { word: 'en dessous', tone: 'warning' } : { word: 'tenu', tone: 'success' };
};

export const pledgeCard = (one: PledgeRead, path: string, { reader, writes }: { reader: Reader; writes: boolean }): PledgeCard => ({
  ...{ id: one.id, title: `${one.step} – ${one.public}`, badge: keeping(one) },
  facts: [
    { name: 'Promis', value: levelFor(one.promised, reader) },
    { name: 'Tenu', value: one.delivered ? levelFor(one.delivered, reader) : 'pas encore connu' },
  ],
  ways: writes
    ? [
        { text: 'Corriger, ou dire ce qui est tenu', href: `${path}?promesse=${one.id}#moment` },
        { text: 'Retirer', href: `${path}/promesses/${one.id}/retrait` },
      ]
    : [],
});

export const summitFacts = ({ highest: { promised, delivered } }: FrameRead, reader: Reader): Fact[] => [
  ...(promised ? [{ name: 'Le plus haut niveau promis', value: levelFor(promised, reader) }] : []),
  ...(delivered ? [{ name: 'Le plus haut niveau tenu', value: levelFor(delivered, reader) }] : []),
];
