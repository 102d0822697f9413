import type { EventName } from '#kernel';
import type { JournalEntry } from '#platform';
import type { Card, Filters } from '#views';
import { countWords } from '../counts.fr.js';
import { deskZone, startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';

export const journalWords = {
  title: 'Journal',
  intro: 'Ce qui a été fait, par qui et au nom de qui, le plus récent en haut. Rien ne peut y être changé ni effacé.',
  nothing: 'Aucune écriture ne répond à ces filtres. Retirez-en un pour en voir davantage.',
  count: (shown: number): string =>
    countWords(shown, { none: 'Aucune écriture', one: 'Une écriture sur cette page', many: 'écritures sur cette page' }),
} as const;

const announced: Record<EventName, string> = {
  AppointmentBooked: 'Rendez-vous pris',
  AppointmentMoved: 'Rendez-vous déplacé',
  AppointmentReassigned: 'Rendez-vous confié à une autre personne',
  AppointmentTerritoryCorrected: 'Collectivité d’un rendez-vous corrigée',
  AppointmentCancelled: 'Rendez-vous annulé',
  AppointmentRoomChanged: 'Lien de la visio changé',
  AttendanceNoted: 'Rendez-vous tenu ou manqué',
  LatenessAnnounced: 'Retard annoncé',
  CallbackAsked: 'Rappel demandé',
  CallMade: 'Appel passé, au lieu d’un courriel',
  SuccessorNamed: 'Suite proposée',
  SuccessionAccepted: 'Suite acceptée',
  AddressProven: 'Adresse confirmée',
  LinksAsked: 'Liens perdus demandés',
  RequestReceived: 'Demande reçue',
  RequestAnswered: 'Demande répondue',
  RequestQuestioned: 'Précision demandée',
  RequestCompleted: 'Précision reçue',
  SignInLinkAsked: 'Lien de connexion demandé',
  SignInLinkHandedOut: 'Lien de connexion remis en main propre',
  SignedIn: 'Connexion',
  SignedOut: 'Déconnexion',
  AccountLinked: 'Compte ProConnect relié',
  RoleGranted: 'Rôle donné',
  MemberInvited: 'Invitation envoyée',
  JoinAsked: 'Demande à rejoindre une collectivité',
  JoinTakenBack: 'Demande à rejoindre retirée',
  AdmissionAnswered: 'Réponse à une invitation ou à une demande',
  MemberVouched: 'La cellule se porte garante',
  VouchingUndone: 'La cellule ne se porte plus garante',
  MemberPromoted: 'Personne référente nommée',
  MemberRemoved: 'Personne retirée',
  MemberLeft: 'Personne partie',
  MandateSet: 'Fin de mandat indiquée',
  NobodyAnswers: 'Plus personne ne répond',
  ActDone: 'Acte fait au nom d’une collectivité',
  ActContested: 'Acte contesté',
  CaseOpened: 'Dossier ouvert',
  CaseChanged: 'Dossier complété',
  CaseAttached: 'Demande ou rendez-vous rangé dans un dossier',
  CaseJoined: 'Dossier joint à un autre',
  EvidenceReceived: 'Élément reçu dans un dossier',
  CaseMoved: 'Étape d’un dossier',
  WordWrittenDown: 'Parole de la collectivité notée dans un dossier',
  StepContested: 'Note d’un dossier dite inexacte',
  ExchangeWritten: 'Message écrit dans un dossier',
  ActionMoved: 'Action d’un dossier ajoutée, changée ou répondue',
  MinutesSent: 'Compte rendu envoyé',
  CorrectionAsked: 'Correction d’un compte rendu demandée',
  CorrectionAnswered: 'Correction d’un compte rendu, ou réponse',
};

/** Everything that the journal may hold, in words; what it learns later is told as such. */
export const knownFacts: Readonly<Record<string, string>> = {
  ...announced,
  ...{ FileAdded: 'Document joint', FileRemoved: 'Document retiré', FileInfected: 'Document refusé par l’antivirus' },
  OpeningsAdded: 'Plages ouvertes',
  OpeningRemoved: 'Plage retirée',
  AbsenceDeclared: 'Absence indiquée',
  AbsenceLifted: 'Absence retirée',
  WorkplaceSet: 'Lieu de travail changé',
  RequestMoved: 'Suite donnée à une demande',
  SensitiveRead: 'Consultation de données personnelles',
  OwnDataGiven: 'Données remises à la personne',
  MailRhythmChosen: 'Rythme des courriels choisi par la personne',
  OwnRecordCorrected: 'Fiche corrigée par la personne',
  MailboxSaid: 'Boîte partagée, ou non',
  MailboxRead: 'Lecture depuis une boîte partagée',
  AdaptationsSaid: 'Adaptations demandées',
  PreparationSaid: 'Préparation d’un rendez-vous changée',
  MinutesRenounced: 'Pas de compte rendu, avec une raison',
  NoteRead: 'Notes internes d’un rendez-vous lues',
  InternalRead: 'Éléments internes d’un dossier lus',
  CaseNoteWritten: 'Note écrite dans un dossier',
  CaseNoteWithdrawn: 'Note d’un dossier retirée',
  MayorLinkMade: 'Lien vers la page du maire fait',
  MayorLinkRevoked: 'Lien vers la page du maire fermé',
  RetentionApplied: 'Données effacées à leur terme',
  RetentionHeld: 'Conservation prolongée',
  RetentionReleased: 'Conservation prolongée levée',
  JournalVerified: 'Journal vérifié',
  JournalMonthDropped: 'Mois du journal effacé à son terme',
};

export const subjects: Readonly<Record<string, string>> = {
  ...{
    appointment: 'rendez-vous',
    request: 'demande',
    file_content: 'contenu d’un document',
    succession: 'suite',
    address: 'adresse',
    person: 'personne',
  },
  ...{ case: 'dossier', closure: 'fermeture', wave: 'vague de rendez-vous', retention: 'conservation' },
  ...{ organisation: 'organisation', journal: 'journal', sign_in: 'connexion', federated_identity: 'compte ProConnect' },
};

export function entryCard({ id, at, actor, onBehalfOf, name, subject, payload }: JournalEntry, names: ReadonlyMap<string, string>): Card {
  const motive = typeof payload.motive === 'string' ? payload.motive : null;
  return {
    ...{ id, title: knownFacts[name] ?? 'Autre fait', href: null },
    facts: [
      { name: 'Quand', value: startWords(at, deskZone) },
      { name: 'Par', value: actorWords(actor, names) },
      ...(onBehalfOf ? [{ name: 'Au nom de l’organisation', value: nameOf(onBehalfOf, names) }] : []),
      ...(motive ? [{ name: 'Motif', value: motive }] : []),
      { name: 'Concerne', value: subjectWords(subject, names) },
      { name: 'Écriture', value: `numéro ${id}` },
    ],
  };
}

const nameOf = (organisationId: string, names: ReadonlyMap<string, string>): string =>
  printed(names.get(organisationId) ?? '') || 'une organisation qui n’existe plus';

/** An organisation by its name; anything else by its number, which finds it again. */
const subjectWords = ({ kind, id }: JournalEntry['subject'], names: ReadonlyMap<string, string>): string =>
  kind === 'organisation' ? nameOf(id, names) : `${subjects[kind] ?? 'autre chose'}, numéro ${id}`;

/** `person:<id>`, `holder:manage:<id>`, `system:relay`, `anonymous`. */
function actorWords(actor: string, names: ReadonlyMap<string, string>): string {
  const [kind = '', id = ''] = actor.split(':');
  if (kind === 'person') return names.get(id)?.trim() || `personne numéro ${id}`;
  if (kind === 'holder') return 'qui a le lien reçu par courriel';
  return kind === 'system' ? 'le service lui-même' : 'une personne non connectée';
}

export const journalFilters = (path: string, shown: Readonly<Record<string, string>>): Filters => ({
  path,
  fields: [
    { name: 'fait', label: 'Fait', value: shown.fait ?? '', options: Object.entries(knownFacts).map(([value, text]) => ({ value, text })) },
    {
      ...{ name: 'genre', label: 'Concerne', value: shown.genre ?? '' },
      options: Object.entries(subjects).map(([value, text]) => ({ value, text })),
    },
    { name: 'numero', label: 'Numéro de ce qui est concerné', value: shown.numero ?? '' },
    { name: 'auteur', label: 'Numéro de la personne qui a agi', value: shown.auteur ?? '' },
    { name: 'du', label: 'Du (2026-12-01)', value: shown.du ?? '' },
    { name: 'au', label: 'Au (2026-12-31)', value: shown.au ?? '' },
  ],
  tags: Object.entries(shown).map(([field, value]) => {
    const rest = Object.entries(shown).filter(([other]) => !goesWith(field).includes(other));
    return { text: tagWords(field, value), without: rest.length > 0 ? `${path}?${new URLSearchParams(rest)}` : path };
  }),
});

const tagWords = (field: string, value: string): string => {
  if (field === 'fait') return knownFacts[value] ?? value;
  return field === 'genre' ? `concerne : ${subjects[value] ?? value}` : `${fieldWords[field] ?? field} ${value}`;
};

const fieldWords: Readonly<Record<string, string>> = { numero: 'numéro', auteur: 'par la personne' };

/** A kind without its number is no filter. */
const goesWith = (field: string): string[] => (field === 'genre' || field === 'numero' ? ['genre', 'numero'] : [field]);
