import { type PersonalColumn, says, type TableInventory } from '#platform';

const history = 'Avec l’histoire du dossier ; puis ce n’est qu’un identifiant';
const follows = (label: string, kept = history): PersonalColumn => says(label, 'person', 'project', kept);

/** When the case of that row was closed, or the one that it has joined; of one that goes on, never. */
const closed = 'case_over_at(case_action.case_id)';
const ofAction = (column: string, table: string): string => `(SELECT ${column} FROM case_action WHERE case_action.id = ${table}.action_id)`;

const afterClosing = { after: 'la clôture du dossier', keep: { months: 60 } } as const;

/** Who was to do what, and what became of it. */
export const actionsInventory: readonly TableInventory[] = [
  {
    table: 'case_action',
    title: 'Actions d’un dossier',
    personal: {
      what: follows('Ce qui est à faire', 'case_action.closed'),
      owner_person_id: follows('À faire par (identifiant interne)'),
      owner_contact_id: follows('À faire par le contact (identifiant interne)', 'Tant que le contact est gardé'),
      owner_name: follows('À faire par', 'case_action.closed'),
      due_on: follows('Pour le', 'Avec l’histoire du dossier'),
      state: follows('État', 'Avec l’histoire du dossier'),
    },
    plain: [
      ...['id', 'case_id', 'appointment_id', 'side', 'council_on', 'weeks_before', 'due_rank', 'visibility', 'version', 'made_at'],
      'moved_at',
    ],
    // of an advisor those that are hers to do; what is internal is in nobody else's copy
    own: { person: 'owner_person_id = $1' },
    rules: [
      {
        ...{ ...afterClosing, code: 'case_action.closed', since: closed },
        where: `(what <> '' OR owner_name <> '')`,
        does: { forget: { what: `''`, owner_name: `CASE WHEN owner_name IS NOT NULL THEN '' END` } },
        heldAs: { case: 'case_id' },
      },
    ],
  },
  {
    table: 'case_action_move',
    title: 'Histoire des actions',
    key: 'action_id',
    personal: {
      person_id: follows('Fait par (identifiant interne)'),
      said_by: follows('Dit par', 'case_action_move.closed'),
      words: follows('Ce qui en est dit', 'case_action_move.closed'),
      at: follows('Fait le', 'Avec l’histoire du dossier'),
    },
    plain: ['action_id', 'number', 'kind', 'state', 'role'],
    own: { person: 'person_id = $1' },
    rules: [
      {
        ...{ ...afterClosing, code: 'case_action_move.closed', since: ofAction('case_over_at(case_id)', 'case_action_move') },
        where: `(words <> '' OR said_by <> '')`,
        does: {
          forget: {
            words: `CASE WHEN words IS NOT NULL THEN '' END`,
            said_by: `CASE WHEN said_by IS NOT NULL THEN '' END`,
          },
        },
        heldAs: { case: ofAction('case_id', 'case_action_move') },
      },
    ],
  },
  {
    table: 'case_action_link',
    title: 'Rappels d’actions envoyés à la collectivité',
    personal: {
      person_id: follows('Envoyé à (identifiant interne)', 'case_action_link.old'),
      contact_id: follows('Envoyé au contact (identifiant interne)', 'case_action_link.old'),
      address_id: follows('Adresse (identifiant interne)', 'case_action_link.old'),
      at: follows('Fait le', 'case_action_link.old'),
    },
    plain: ['id', 'action_id', 'link_version', 'link_digest'],
    own: { person: 'person_id = $1' },
    rules: [
      {
        ...{ code: 'case_action_link.old', after: 'le premier rappel', keep: { months: 14 }, since: 'at', does: 'delete' },
        heldAs: { case: ofAction('case_id', 'case_action_link'), person: 'person_id', address: 'address_id' },
      },
    ],
  },
];
