import { type PersonalColumn, says, type TableInventory } from '#platform';

const written = (label: string, kept = 'Avec le dossier'): PersonalColumn => says(label, 'person', 'project', kept);
const told = (label: string): PersonalColumn => written(label, 'case_exchange_reader.old');

const afterClosing = {
  ...{ after: 'la clôture du dossier', since: 'case_over_at(case_exchange.case_id)' },
  ...{ heldAs: { case: 'case_id' }, keep: { months: 60 } },
} as const;

/** What the two sides of a case write to each other. */
export const exchangesInventory: readonly TableInventory[] = [
  {
    table: 'case_exchange',
    title: 'Messages des dossiers',
    personal: {
      words: written('Message', 'case_exchange.closed'),
      person_id: written('Écrit par (identifiant interne)'),
      said_by: written('Écrit par', 'case_exchange.closed'),
      at: written('Écrit le'),
    },
    plain: ['id', 'case_id', 'side', 'role', 'organisation_id', 'answers'],
    own: { person: 'person_id = $1' },
    rules: [
      {
        ...{ ...afterClosing, code: 'case_exchange.closed' },
        ...{ where: `words <> ''`, does: { forget: { words: `''`, said_by: `CASE WHEN said_by IS NOT NULL THEN '' END` } } },
      },
    ],
  },
  {
    table: 'case_exchange_reader',
    title: 'Messages envoyés à la collectivité',
    personal: {
      person_id: told('Envoyé à (identifiant interne)'),
      contact_id: told('Envoyé au contact (identifiant interne)'),
      address_id: told('Adresse (identifiant interne)'),
      at: told('Envoyé le'),
    },
    plain: ['id', 'exchange_id', 'link_version', 'link_digest'],
    own: { person: 'person_id = $1' },
    rules: [
      {
        ...{ code: 'case_exchange_reader.old', after: 'le message', keep: { months: 14 }, since: 'at', does: 'delete' },
        heldAs: {
          case: '(SELECT case_id FROM case_exchange WHERE case_exchange.id = exchange_id)',
          person: 'person_id',
          address: 'address_id',
        },
      },
    ],
  },
];
