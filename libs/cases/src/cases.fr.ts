import type { CaseRefusalCode } from './cases.errors.js';
import type { Pause, SaidHow } from './domain/moves.js';
import type { Delivery, Phase } from './domain/phases.js';
import type { AgreementHow, EvidenceForm, Origin, Visibility } from './domain/vocabulary.js';
import type { Waiting } from './domain/waiting.js';

export const caseRefusals: Record<CaseRefusalCode, { title: string; detail: string }> = {
  'case-moved-meanwhile': {
    title: 'Le dossier a avancé entre-temps.',
    detail: 'Quelqu’un d’autre l’a fait avancer depuis que vous l’avez ouvert. Relisez son histoire, puis recommencez si besoin.',
  },
  'case-joined': {
    title: 'Ce dossier a rejoint un autre dossier.',
    detail:
      'Rien n’est enregistré ici\u202f: le projet continue dans l’autre, dont la page de ce dossier donne le lien. Sans compte, appelez-nous.',
  },
  'move-refused': { title: 'Cette étape n’est pas possible ainsi.', detail: 'Le dossier dit ce qui manque encore, et qui peut le faire.' },
  'frame-changed-meanwhile': {
    title: 'Quelqu’un a changé cette page entre-temps.',
    detail: 'Ce que vous avez choisi est encore là. Relisez ce qui est enregistré, puis recommencez si besoin.',
  },
  'in-another-case': {
    title: 'C’est déjà rangé dans un autre dossier.',
    detail: 'Une demande ou un rendez-vous n’est que dans un seul dossier.',
  },
  'not-to-contest': {
    title: 'Cette note ne peut plus être contestée ici.',
    detail: 'Le délai de sept jours est passé, ou c’est déjà fait. Vous pouvez toujours nous appeler.',
  },
  'minutes-written-meanwhile': {
    title: 'Quelqu’un a écrit dans ce compte rendu entre-temps.',
    detail: 'Les deux textes sont sur la page : gardez ce qui convient, puis enregistrez.',
  },
  'action-changed-meanwhile': {
    title: 'Cette action a changé entre-temps.',
    detail: 'Quelqu’un d’autre l’a changée depuis que vous l’avez lue. Relisez-la, puis recommencez si besoin.',
  },
  'correction-asked-before': {
    title: 'Une correction est déjà demandée.',
    detail: 'Elle est sur la page. Pour autre chose, appelez-nous.',
  },
  'too-late-to-correct': {
    title: 'Le délai de quinze jours est passé.',
    detail: 'Appelez-nous : la personne qui vous a reçu peut encore ajouter un rectificatif.',
  },
  'correction-answered': {
    title: 'Quelqu’un a répondu entre-temps.',
    detail: 'La réponse est sur la page.',
  },
  'minutes-sent': { title: 'Ce compte rendu est déjà envoyé.', detail: 'Il reste tel que la collectivité l’a lu.' },
};

export const phaseNames: Record<Phase, string> = {
  intention: 'Intention',
  framing: 'Diagnostic et cadrage',
  design: 'Conception',
  briefing: 'Cahier des charges',
  provider_selection: 'Choix du prestataire',
  implementation: 'Mise en œuvre',
  accountability: 'Retour aux habitants',
  evaluation: 'Évaluation',
  sustained: 'Pérennisation',
  closed: 'Clos',
};

/** In the collectivité's words. */
export const phaseWords: Record<Phase, string> = {
  ...{ intention: 'L’idée', framing: 'Le cadre', design: 'La méthode', briefing: 'Le cahier des charges' },
  ...{ provider_selection: 'Le prestataire', implementation: 'L’action', accountability: 'Le retour aux habitants' },
  ...{ evaluation: 'Le bilan', sustained: 'La suite', closed: 'Projet terminé' },
};

export const evidenceNames: Readonly<Record<string, string>> = {
  wish: 'L’intention, en quelques lignes',
  project_lead: 'La personne référente de la collectivité',
  elected_informed: 'L’information d’une personne élue',
  negotiable: 'Ce qui est ouvert à la discussion, et ce qui ne l’est pas',
  decision: 'La décision à éclairer',
  promised_level: 'Le niveau de participation promis',
  publics: 'Les publics, y compris les plus éloignés',
  existing_bodies: 'Les instances qui existent déjà',
  sponsor: 'L’accord de la personne élue qui porte le projet',
  means: 'Les moyens',
  calendar: 'Le calendrier',
  risks: 'Les risques',
  mechanism: 'La ou les formes de participation choisies',
  rules: 'Les règles du jeu',
  governance: 'Qui pilote',
  mobilisation: 'Comment les habitants sont invités',
  answer_promise: 'Qui répondra aux habitants, et quand',
  care: 'Données personnelles et accessibilité vérifiées',
  brief: 'Le cahier des charges arrêté par la collectivité',
  estimated_value: 'Le montant estimé',
  procedure: 'La procédure choisie par la collectivité',
  launched_on: 'La date de lancement de la consultation',
  awarded_on: 'La date d’attribution',
  first_step: 'La première étape tenue avec les habitants',
  announced: 'La délibération, la décision ou l’annonce',
  results: 'Les résultats rendus aux habitants',
  decided_on: 'La date de la décision',
  answers: 'Ce qui est retenu, adapté ou écarté, et pourquoi',
  assessment: 'Le bilan de la démarche',
  lasting: 'Ce qui reste : charte, instance, budget, équipe formée, ou action unique assumée',
};

export const deliveryNames: Record<Delivery, string> = {
  in_house: 'en interne',
  provider: 'avec un prestataire',
  mixed: 'en partie avec un prestataire',
};

export const pauseNames: Record<Pause, string> = { suspended: 'suspendu', abandoned: 'abandonné', referred: 'orienté ailleurs' };

export const waitingNames: Record<Waiting, string> = { cell: 'la cellule', collectivite: 'la collectivité', nobody: 'personne' };

export const saidHowNames: Record<SaidHow, string> = {
  in_meeting: 'en rendez-vous',
  by_phone: 'par téléphone',
  by_mail: 'par courriel',
  signed: 'par un document signé',
  deliberation: 'par délibération',
};

export const agreementHowNames: Record<AgreementHow, string> = {
  ...{ said: 'de vive voix', written: 'par écrit', signed: 'par un document signé', deliberation: 'par délibération' },
};

export const visibilityNames: Record<Visibility, string> = {
  internal: 'interne à la cellule',
  shared: 'partagé avec la collectivité',
  public: 'peut être rendu public',
};

/** What each comes to, where it is chosen. */
export const visibilityHints: Record<Visibility, string> = {
  internal: 'La collectivité ne le voit pas. Il ne compte pas pour passer à l’étape suivante.',
  shared: 'La collectivité et les partenaires du dossier le lisent.',
  public: 'La même chose, et la collectivité accepte qu’il soit publié. Le service ne publie rien lui-même.',
};

export const evidenceFormNames: Record<EvidenceForm, string> = {
  ...{ text: 'texte', link: 'lien', statement: 'déclaration datée', file: 'document', appointment: 'rendez-vous' },
};

export const originNames: Record<Origin, string> = {
  ...{ booking: 'un rendez-vous pris en ligne', request: 'une demande', advisor: 'la cellule', prefecture: 'une préfecture' },
  ...{ event: 'un évènement', import: 'la liste d’avant' },
};

/** What is wrong with a field. */
export const caseFields = {
  title: 'Donnez un titre au projet, en 120 caractères au plus.',
  summary: 'Raccourcissez ce texte à 5000 caractères.',
  agreedBy: 'Dites qui a donné son accord.',
  agreedOn: 'Donnez la date de l’accord, au plus tard aujourd’hui.',
  agreedHow: 'Dites comment l’accord a été donné.',
  origin: 'Dites d’où vient ce dossier.',
  referent: 'Choisissez une personne du conseil.',
  code: 'Choisissez l’élément reçu.',
  form: 'Choisissez une forme.',
  words: 'Écrivez quelques mots, 5000 caractères au plus.',
  url: 'Donnez une adresse qui commence par https://.',
  saidOn: 'Donnez une date, au plus tard aujourd’hui.',
  visibility: 'Dites qui peut voir cet élément.',
  oneThing: 'Donnez une seule chose\u202f: un lien, une date, un rendez-vous ou un document.',
  appointment: 'Choisissez un rendez-vous de la liste, dont le compte rendu est envoyé.',
  documents: 'Ce projet a déjà cent documents. Donnez plutôt un lien.',
  saidBy: 'Dites qui l’a dit : prénom, nom et fonction.',
  saidHow: 'Dites comment cela a été dit.',
  reviewOn: 'Donnez la date à laquelle le dossier sera revu, après aujourd’hui.',
  reason: 'Dites pourquoi, en 1000 caractères au plus.',
  delivery: 'Choisissez comment la démarche est menée.',
  firstName: 'Écrivez le prénom.',
  lastName: 'Écrivez le nom.',
  email: 'Donnez une adresse électronique, comme prenom.nom@exemple.fr.',
  status: 'Dites si cette personne est élue ou agent.',
  mandate: 'Donnez la date de fin de mandat, pour une personne élue.',
  name: 'Donnez le nom du partenaire, en 120 caractères au plus.',
  programme: 'Choisissez un document ou un programme.',
  programmes: 'Ce projet a déjà cinquante documents et programmes. Retirez-en un.',
  signedOn: 'Donnez la date de signature ou d’adoption, au plus tard aujourd’hui.',
  programmeWords: 'Raccourcissez ce nom à 200 caractères.',
  promised: 'Choisissez le niveau promis.',
  delivered: 'Choisissez un niveau, ou « pas encore connu ».',
  pledges: 'Ce projet a déjà cinquante engagements. Retirez-en un.',
  step: 'Dites de quelle étape il s’agit, en 120 caractères au plus.',
  public: 'Dites à qui c’est promis, en 120 caractères au plus.',
  joinInto: 'Choisissez un dossier de la liste.',
  joinOver: 'Ce dossier est terminé ou à l’arrêt\u202f: il ne peut pas en rejoindre un autre.',
  joinTaken: 'Un autre dossier a déjà rejoint celui-ci. Joignez plutôt l’autre à celui-ci.',
  joinAsked: 'La collectivité attend une réponse dans ce dossier. Répondez-lui d’abord.',
  joinedMeanwhile:
    'Ce dossier a rejoint un autre dossier\u202f: on ne répond plus par ce lien. Votre texte n’est pas envoyé. Écrivez depuis votre espace, ou appelez-nous.',
  mayorName: 'Écrivez le prénom et le nom, en 120 caractères au plus.',
  mayorFunction: 'Dites sa fonction, en 120 caractères au plus.',
  mayorLinks: 'Vingt personnes ont déjà un lien. Fermez-en un d’abord.',
} as const;
