import { type PersonalColumn, says, type TableInventory } from '#platform';

const identifier = 'Avec l’histoire du dossier ; puis ce n’est qu’un identifiant';
const follows = (label: string, kept = identifier): PersonalColumn => says(label, 'person', 'project', kept);
const joined = (label: string, kept = 'case_contact.closed'): PersonalColumn => says(label, 'person', 'project', kept);

/** When the case of that row was closed, or the one that it has joined; of one that goes on, never. */
const closed = (table: string): string => `case_over_at(${table}.case_id)`;
/** The case of a row that names one of its steps. */
const caseOf = (table: string): string => `(SELECT case_id FROM case_step WHERE case_step.id = ${table}.step_id)`;
/** Of what a document was received as. */
const ofEvidence = (column: string): string => `(SELECT ${column} FROM case_evidence WHERE case_evidence.id = evidence_id)`;
const evidenceCase = ofEvidence('case_id');
const closedBy = (table: string): string => `case_over_at(${caseOf(table)})`;
const afterClosing = { after: 'la clôture du dossier', heldAs: { case: 'case_id' } } as const;

/** One project of one collectivité, and how it came where it stands. */
export const casesInventory: readonly TableInventory[] = [
  {
    table: 'project_case',
    title: 'Dossiers',
    personal: {
      referent_id: follows('Suivi par (identifiant interne)'),
      agreed_by: follows('Accord donné par', 'project_case.agreed'),
      proposed_by: follows('Étape proposée par (identifiant interne)'),
    },
    plain: [
      ...['id', 'legacy_id', 'title', 'summary', 'territory_id', 'organisation_id', 'origin', 'agreed_on', 'agreed_how', 'kinds', 'themes'],
      ...['delivery', 'phase', 'pause', 'pause_reason', 'review_on', 'proposed_to', 'proposed_at', 'version', 'opened_at', 'active_at'],
      ...['closed_at', 'frame_version', 'joined_into', 'is_joined', 'into_is_joined'],
    ],
    own: { person: 'referent_id = $1' },
    rules: [
      {
        ...{ code: 'project_case.agreed', after: 'la clôture du dossier', keep: { months: 60 }, since: 'case_over_at(project_case.id)' },
        ...{ where: `agreed_by <> ''`, does: { forget: { agreed_by: `''` } }, heldAs: { case: 'id' } },
      },
    ],
  },
  {
    table: 'case_partner',
    title: 'Partenaires nommés d’un dossier',
    personal: {},
    plain: ['id', 'case_id', 'name', 'added_at', 'removed_at'],
  },
  {
    table: 'case_contact',
    title: 'Contacts d’un dossier',
    personal: {
      first_name: joined('Prénom'),
      last_name: joined('Nom'),
      status: joined('Élu ou agent'),
      function: joined('Fonction'),
      mandate_ends_on: joined('Fin de mandat'),
      email: joined('Adresse électronique'),
      phone: joined('Téléphone'),
      added_at: joined('Ajouté le'),
      removed_at: joined('Retiré le'),
    },
    plain: ['id', 'case_id'],
    rules: [
      {
        ...{ ...afterClosing, code: 'case_contact.closed', keep: 'usual', does: 'delete' },
        since: closed('case_contact'),
      },
    ],
  },
  {
    table: 'case_programme',
    title: 'Documents et programmes d’un dossier',
    personal: {},
    plain: ['id', 'case_id', 'code', 'signed_on', 'words', 'url', 'file_id'],
  },
  {
    table: 'case_pledge',
    title: 'Niveaux de participation promis et tenus',
    personal: {},
    plain: ['id', 'case_id', 'step', 'public', 'promised', 'delivered'],
  },
  {
    table: 'case_attachment',
    title: 'Demandes et rendez-vous d’un dossier',
    key: 'thing_id',
    personal: { attached_by: follows('Rangé par (identifiant interne)') },
    plain: ['kind', 'thing_id', 'case_id', 'attached_at'],
    own: { person: 'attached_by = $1' },
  },
  {
    table: 'case_evidence',
    title: 'Éléments reçus',
    personal: {
      words: follows('Ce qui est reçu', 'case_evidence.closed'),
      person_id: follows('Reçu par (identifiant interne)'),
      at: follows('Reçu le'),
    },
    plain: ['id', 'number', 'case_id', 'code', 'form', 'url', 'said_on', 'appointment_id', 'visibility', 'organisation_id'],
    own: { person: 'person_id = $1' },
    rules: [
      {
        ...{ ...afterClosing, code: 'case_evidence.internal', keep: { months: 12 }, since: closed('case_evidence') },
        ...{ where: `visibility = 'internal' AND words <> ''`, does: { forget: { words: `''` } } },
      },
      {
        ...{ ...afterClosing, code: 'case_evidence.closed', keep: { months: 60 }, since: closed('case_evidence') },
        ...{ where: `words <> ''`, does: { forget: { words: `''` } } },
      },
    ],
  },
  {
    table: 'case_evidence_file',
    title: 'Documents reçus comme éléments',
    key: 'evidence_id',
    personal: {},
    plain: ['evidence_id', 'form', 'file_id'],
    rules: [
      {
        ...{ after: 'la clôture du dossier', code: 'case_evidence_file.internal', keep: { months: 12 }, does: 'delete' },
        ...{
          since: `case_over_at(${evidenceCase})`,
          where: `${ofEvidence('visibility')} = 'internal'`,
        },
        heldAs: { case: evidenceCase },
      },
      {
        ...{ after: 'la clôture du dossier', code: 'case_evidence_file.closed', keep: { months: 60 }, does: 'delete' },
        ...{ since: `case_over_at(${evidenceCase})`, heldAs: { case: evidenceCase } },
      },
    ],
  },
  {
    table: 'case_step',
    title: 'Histoire des dossiers',
    personal: {
      person_id: follows('Fait par (identifiant interne)'),
      said_by: follows('Dit par', 'case_step.closed'),
      said_on: follows('Dit le', 'Avec l’histoire du dossier'),
      said_how: follows('Comment', 'Avec l’histoire du dossier'),
      reason: follows('Raison', 'Avec l’histoire du dossier'),
      at: follows('Fait le'),
    },
    plain: [
      ...['id', 'case_id', 'version', 'kind', 'from_phase', 'to_phase', 'role', 'organisation_id', 'waived', 'skipped', 'evidence'],
      ...['act_id', 'contestable_until', 'contests'],
    ],
    own: { person: 'person_id = $1' },
    rules: [
      {
        ...{ ...afterClosing, code: 'case_step.closed', keep: { months: 60 }, since: closed('case_step') },
        ...{ where: `said_by <> ''`, does: { forget: { said_by: `''` } } },
      },
    ],
  },
  {
    table: 'case_step_contest',
    title: 'Notes dites inexactes',
    key: 'step_id',
    personal: {
      person_id: follows('Dit par (identifiant interne)'),
      said_by: follows('Dit par', 'case_step_contest.closed'),
      at: follows('Dit le'),
    },
    plain: ['step_id', 'contestable_until'],
    own: { person: 'person_id = $1' },
    rules: [
      {
        ...{ ...afterClosing, code: 'case_step_contest.closed', keep: { months: 60 }, since: closedBy('case_step_contest') },
        ...{ where: `said_by <> ''`, does: { forget: { said_by: `''` } }, heldAs: { case: caseOf('case_step_contest') } },
      },
    ],
  },
  {
    table: 'case_notice',
    title: 'Notes envoyées à la collectivité',
    personal: {
      person_id: joined('Envoyée à (identifiant interne)', 'case_notice.old'),
      contact_id: joined('Envoyée au contact (identifiant interne)', 'case_notice.old'),
      address_id: joined('Adresse (identifiant interne)', 'case_notice.old'),
      at: joined('Faite le', 'case_notice.old'),
    },
    plain: ['id', 'step_id', 'link_version', 'link_digest'],
    own: { person: 'person_id = $1' },
    rules: [
      {
        ...{ code: 'case_notice.old', after: 'la note', keep: { months: 14 }, since: 'at', does: 'delete' },
        heldAs: { case: caseOf('case_notice'), person: 'person_id', address: 'address_id' },
      },
    ],
  },
];
