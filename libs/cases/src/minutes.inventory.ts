import { herAddresses } from '#identity';
import { type PersonalColumn, says, type TableInventory } from '#platform';

const writtenUp = (label: string, kept = 'minutes.old'): PersonalColumn => says(label, 'requester', 'appointment', kept);

/** When the appointment of that row was over. */
const over = (table: string): string => `(SELECT end_at FROM appointment WHERE appointment.id = ${table}.appointment_id)`;
const afterAppointment = { after: 'le rendez-vous', heldAs: { appointment: 'appointment_id' } } as const;

/** What an appointment came to, and what its advisor noted for herself. */
export const minutesInventory: readonly TableInventory[] = [
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
