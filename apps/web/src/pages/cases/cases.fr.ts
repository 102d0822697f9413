import {
  agreementHowNames,
  type CaseRead,
  type EvidenceRead,
  endsEarly,
  evidenceFormNames,
  evidenceNames,
  originNames,
  type Phase,
  pauseNames,
  phaseNames,
  phaseWords,
  type StepKind,
  type StepRead,
  saidHowNames,
  type Visibility,
  visibilityNames,
  type WrittenUpAppointment,
  waitingNames,
} from '#cases';
import { frenchDay, type Role } from '#kernel';
import type { Badge, Card, EvidenceWords, Fact, Filters, StepWords } from '#views';
import { startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import { documentLine } from '../requests/request.fr.js';

/** On whose page we are: each side reads the same truth in its own words. */
export type Reader = 'cell' | 'collectivite';

export const phaseNamesFor = (reader: Reader): Record<Phase, string> => (reader === 'cell' ? phaseNames : phaseWords);

export const caseCounts = { none: 'Aucun dossier', one: 'Un dossier', many: 'dossiers' } as const;
const nothingThere = 'Aucun dossier ne répond à ces filtres. Retirez-en un pour en voir davantage.';

export const nothingWords = ({ tags }: Filters): string => (tags.length > 0 ? nothingThere : 'Aucun dossier pour l’instant.');

export const projectCounts = { none: 'Aucun projet suivi', one: 'Un projet', many: 'projets' } as const;

export const waitingWords: Record<Reader, Record<CaseRead['waiting'], string>> = {
  cell: waitingNames,
  collectivite: { cell: 'la cellule', collectivite: 'votre collectivité', nobody: 'personne' },
};

const lateBadge: Badge = { word: 'en retard', tone: 'warning' };
const endingBadge: Badge = { word: 'fin demandée', tone: 'warning' };
const quietWords = { quiet: 'sans nouvelles depuis 90 jours', forgotten: 'sans nouvelles depuis 180 jours' } as const;

/** What is special about it; being late or quiet is the cell's business. */
/** Who looks at a case, when, and on which clock. */
export interface Onlooker {
  readonly reader: Reader;
  readonly timeZone: string;
  readonly now: Date;
}

export const badgesOf = ({ phase, pause, proposedTo, isLate, quietness, joinedInto }: CaseRead, reader: Reader): Badge[] => [
  { word: joinedInto ? 'a rejoint un autre dossier' : phaseNamesFor(reader)[phase].toLowerCase(), tone: 'info' },
  ...(pause ? [{ word: pauseNames[pause], tone: 'warning' as const }] : []),
  ...(endsEarly(phase, proposedTo) ? [endingBadge] : []),
  ...(isLate && reader === 'cell' ? [lateBadge] : []),
  ...(quietness && reader === 'cell' ? [{ word: quietWords[quietness], tone: 'new' as const }] : []),
];

/** What is special about it, else where it stands. */
const cardBadge = (one: CaseRead, reader: Reader): Badge | null => {
  const badges = badgesOf(one, reader);
  return [lateBadge, endingBadge].find((badge) => badges.includes(badge)) ?? badges[0] ?? null;
};

/** On the clock of whoever looks. */
export const caseCard = (one: CaseRead, base: string, { reader, timeZone }: Omit<Onlooker, 'now'>): Card => ({
  ...{ id: one.id, title: `${printed(one.territoryLabel)} – ${one.title}`, href: `${base}/${one.id}` },
  badge: cardBadge(one, reader),
  facts: [
    { name: 'Étape', value: phaseNamesFor(reader)[one.phase] },
    { name: 'On attend', value: waitingWords[reader][one.waiting] },
    { name: 'Suivi par', value: one.referentName },
    { name: 'Dernière activité', value: startWords(one.activeAt, timeZone) },
  ],
});

/** `writes` is false for whoever only reads: she is told who can write. */
export const caseFacts = (one: CaseRead, reader: Reader, writes: boolean): Fact[] => [
  { name: 'Collectivité', value: printed(one.territoryLabel) },
  { name: 'Étape', value: one.joinedInto ? 'dans l’autre dossier' : phaseNamesFor(reader)[one.phase] },
  ...(one.pause ? [{ name: 'À l’arrêt', value: pauseWords(one) }] : []),
  { name: 'On attend', value: waitingWords[reader][one.waiting] },
  { name: 'Suivi par', value: one.referentName },
  { name: 'Accord', value: `${one.agreement.by}, ${agreementHowNames[one.agreement.how]}, le ${frenchDay(one.agreement.on)}` },
  ...(reader === 'cell' ? [{ name: 'Vient de', value: originNames[one.origin] }] : []),
  ...(one.legacyId ? [{ name: 'Ancien numéro', value: one.legacyId }] : []),
  ...(writes
    ? []
    : [{ name: 'Votre accès', value: `vous lisez ; ${one.joinedInto ? 'plus personne n’y écrit' : `${writerWords[reader]} y écrit`}` }]),
];

const writerWords: Record<Reader, string> = {
  cell: 'la personne qui suit le dossier',
  collectivite: 'la personne référente de la collectivité',
};

const pauseWords = ({ pause, pauseReason, reviewOn }: CaseRead): string => {
  const words = pause ? pauseNames[pause] : '';
  const until = reviewOn ? `, à revoir le ${frenchDay(reviewOn)}` : '';
  return `${words}${until}${pauseReason ? ` : ${pauseReason}` : ''}`;
};

/** From birth for whom it is, in a word. */
export const visibilityBadge = (visibility: Visibility): Badge => ({ word: visibilityNames[visibility], tone: tones[visibility] });

const tones = { internal: 'warning', shared: 'info', public: 'success' } as const;

/** « Axes stratégiques, mardi 1er décembre 2026 à 10 h (heure de Paris) » */
export const appointmentWords = ({ typeTitle, start }: WrittenUpAppointment, timeZone: string): string =>
  `${typeTitle}, ${startWords(start, timeZone)}`;

const appointmentsAt: Record<Reader, string> = { cell: '/agenda/rendez-vous', collectivite: '/espace/rendez-vous' };

/** `path`: of the case. */
export const evidenceWords = (one: EvidenceRead, path: string, { reader, timeZone }: Onlooker): EvidenceWords => ({
  ...{ id: one.id, title: evidenceNames[one.code] ?? '', words: one.words, link: one.url },
  badge: visibilityBadge(one.visibility),
  document: one.file && documentLine({ ...one.file, mayRemove: false }, path, timeZone),
  appointment: one.appointment && {
    text: appointmentWords(one.appointment, timeZone),
    href: `${appointmentsAt[reader]}/${one.appointment.id}`,
  },
  facts: [
    { name: 'Forme', value: evidenceFormNames[one.form] },
    ...(one.saidOn ? [{ name: 'Date', value: frenchDay(one.saidOn) }] : []),
    { name: 'Reçu', value: `${startWords(one.at, timeZone)}${one.author ? `, par ${one.author}` : ''}` },
  ],
});

const authors: Partial<Record<Role | 'system' | 'holder', string>> = {
  ...{ advisor: 'conseil', coordinator: 'coordination', lead: 'personne référente', holder: 'par le lien d’un courriel' },
};

/** « Amina Roche (conseil) » */
export const authorOf = ({ author, role }: { readonly author: string; readonly role: string }): string => {
  const part = authors[role as Role];
  return author ? `${author}${part ? ` (${part})` : ''}` : 'Le service';
};

const deeds: Record<StepKind | 'ending' | 'end', (to: string) => string> = {
  opened: () => 'ouvre le dossier',
  propose: (to) => `propose de passer à « ${to} »`,
  confirm: (to) => `confirme le passage à « ${to} », éléments reçus`,
  decline: () => 'répond que ce n’est pas encore le moment',
  back: (to) => `revient à « ${to} »`,
  correct: (to) => `corrige une erreur : le projet en est à « ${to} »`,
  suspend: () => 'suspend le projet',
  resume: () => 'reprend le projet',
  abandon: () => 'note que le projet est abandonné',
  refer: () => 'oriente le projet ailleurs',
  close: () => 'met fin au projet',
  ending: () => 'demande de mettre fin au projet ; la coordination doit le confirmer',
  end: () => 'confirme la fin du projet',
  join: () => 'joint ce dossier à un autre, où le projet continue',
  reopen: (to) => `rouvre le projet, à « ${to} »`,
  contest: (to) => `dit que la note n’est pas exacte : le projet en est à « ${to} »`,
};

/** « Amina Roche (conseil) revient à « Le cadre ». » */
export const stepSentence = (step: Pick<StepRead, 'author' | 'role' | 'kind' | 'from' | 'to'>, reader: Reader): string =>
  `${authorOf(step)} ${deeds[deedOf(step)](phaseNamesFor(reader)[step.to])}.`;

/** An end before the action is asked for by one, and confirmed by another. */
function deedOf({ kind, from, to }: Pick<StepRead, 'kind' | 'from' | 'to'>): keyof typeof deeds {
  if (kind === 'close') return endsEarly(from, to) ? 'ending' : 'close';
  return kind === 'confirm' && endsEarly(from, to) ? 'end' : kind;
}

/** As a story: who, what, on whose word, why. `contest`: where « Ce n’est pas exact » is sent, for whoever may. */
export const stepWords = (step: StepRead, { reader, timeZone, now }: Onlooker, contest: string | null): StepWords => ({
  ...{ id: step.id, when: startWords(step.at, timeZone), contest: isContestable(step, now) ? contest : null },
  sentence: stepSentence(step, reader),
  details: [saidWords(step), ...reasonWords(step), passedWords(step, reader), contestWords(step, timeZone)].filter((one) => one !== ''),
});

export const isContestable = ({ contestableUntil, contestedAt }: StepRead, now: Date): boolean =>
  contestableUntil !== null && contestedAt === null && now < contestableUntil;

export const saidWords = ({ saidBy, saidOn, saidHow }: Pick<StepRead, 'saidBy' | 'saidOn' | 'saidHow'>): string =>
  saidBy && saidOn && saidHow ? `Dit par ${saidBy}, ${saidHowNames[saidHow]}, le ${frenchDay(saidOn)}.` : '';

const reasonWords = ({ reason, waived }: StepRead): string[] => [
  reason ? `Pourquoi : ${reason}` : '',
  waived.length > 0 ? `Sans : ${waived.map((code) => evidenceNames[code]).join(' ; ')}.` : '',
];

const passedWords = ({ skipped }: StepRead, reader: Reader): string =>
  skipped.length > 0 ? `Sans objet : ${skipped.map((phase) => phaseNamesFor(reader)[phase]).join(', ')}.` : '';

const contestWords = ({ contestedAt, contestedBy }: StepRead, timeZone: string): string =>
  contestedAt ? `${contestedBy || 'La collectivité'} a dit, le ${startWords(contestedAt, timeZone)}, que ce n’est pas exact.` : '';

/** « Un dossier est ouvert : Une assemblée ouverte, suivi par Amina Diallo. » */
export const openCaseWords = ({ title, referentName }: { title: string; referentName: string }): string =>
  `Un dossier est ouvert\u202f: ${title}, suivi par ${referentName}.`;
