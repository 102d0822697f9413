import { herAddresses } from '#identity';
import { type PersonalColumn, says, type TableInventory } from '#platform';

const identifier = 'Avec l’histoire du dossier ; puis ce n’est qu’un identifiant';
const follows = (label: string, kept = identifier): PersonalColumn => says(label, 'person', 'project', kept);
const joined = (label: string): PersonalColumn => says(label, 'person', 'project', 'case_contact.closed');

/** When the case of that row was closed; of one that goes on, never. */
const closed = (table: string): string => `(SELECT closed_at FROM project_case WHERE project_case.id = ${table}.case_id)`;
const afterClosing = { after: 'la clôture du dossier', heldAs: { case: 'case_id' } } as const;

const writtenUp = (label: string, kept = 'minutes.old'): PersonalColumn => says(label, 'requester', 'appointment', kept);

/** When the appointment of that row was over. */
const over = (table: string): string => `(SELECT end_at FROM appointment WHERE appointment.id = ${table}.appointment_id)`;
const afterAppointment = { after: 'le rendez-vous', heldAs: { appointment: 'appointment_id' } } as const;

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
      'closed_at',
    ],
    own: { person: 'referent_id = $1' },
    rules: [
      {
        ...{ code: 'project_case.agreed', after: 'la clôture du dossier', keep: { months: 60 }, since: 'closed_at' },
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
    plain: ['id', 'case_id', 'code', 'signed_on', 'words'],
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
    plain: ['id', 'number', 'case_id', 'code', 'form', 'url', 'said_on', 'visibility', 'organisation_id'],
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
      ...['act_id', 'contestable_until'],
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
    personal: { person_id: follows('Dit par (identifiant interne)'), at: follows('Dit le') },
    plain: ['step_id', 'contestable_until'],
    own: { person: 'person_id = $1' },
  },
  {
    table: 'minutes',
    title: 'Comptes rendus des rendez-vous',
    key: 'appointment_id',
    personal: {
      outcome: writtenUp('Ce qui en ressort'),
      words: writtenUp('Compte rendu'),
      reason: says('Raison, quand il n’y en a pas', 'person', 'appointment', 'minutes.old'),
      sent_at: writtenUp('Envoyé le', 'Avec le rendez-vous'),
      written_by: says('Écrit par (identifiant interne)', 'person', 'appointment', 'Avec le rendez-vous'),
    },
    plain: ['appointment_id', 'type_code', 'type_version', 'state', 'version', 'saved_at'],
    // hers once she has been sent it
    own: {
      requester: `state = 'sent' AND appointment_id IN (SELECT id FROM appointment WHERE address_id IN (${herAddresses}))`,
      person: 'written_by = $1',
    },
    rules: [
      {
        ...{ ...afterAppointment, code: 'minutes.old', keep: { months: 60 }, since: over('minutes') },
        where: `(words <> '' OR outcome <> '{}' OR reason <> '')`,
        does: { forget: { words: `''`, outcome: `'{}'`, reason: `CASE WHEN reason IS NOT NULL THEN '' END` } },
      },
    ],
  },
  {
    // in nobody's copy: the cell's own working notes
    table: 'minutes_note',
    title: 'Notes internes des rendez-vous',
    key: 'appointment_id',
    personal: { words: writtenUp('Notes internes', 'minutes_note.old') },
    plain: ['appointment_id', 'saved_at'],
    rules: [{ ...afterAppointment, code: 'minutes_note.old', keep: 'usual', since: over('minutes_note'), does: 'delete' }],
  },
];
