import { herAddresses } from '#identity';
import { type PersonalColumn, says, type TableInventory } from '#platform';

const asked = (label: string, kept = 'minutes_correction.old'): PersonalColumn => says(label, 'requester', 'appointment', kept);
const answered = (label: string, kept = 'minutes_correction.old'): PersonalColumn => says(label, 'person', 'appointment', kept);

/** What was found wrong in minutes. */
export const correctionsInventory: readonly TableInventory[] = [
  {
    table: 'minutes_correction',
    title: 'Corrections des comptes rendus',
    key: 'appointment_id',
    personal: {
      wish: asked('Ce qui n’est pas exact'),
      said_by: asked('Dit par'),
      asked_by: asked('Dit par (identifiant interne)', 'Avec le rendez-vous'),
      asked_at: asked('Dit le', 'Avec le rendez-vous'),
      answer: answered('Réponse ou rectificatif'),
      answered_by: answered('Répondu par (identifiant interne)', 'Avec le rendez-vous'),
      answered_at: answered('Répondu le', 'Avec le rendez-vous'),
    },
    plain: ['appointment_id', 'sent_at', 'asked_until', 'is_corrected'],
    own: {
      requester: `appointment_id IN (SELECT id FROM appointment WHERE address_id IN (${herAddresses}))`,
      person: 'asked_by = $1 OR answered_by = $1',
    },
    rules: [
      {
        ...{ after: 'le rendez-vous', code: 'minutes_correction.old', keep: { months: 60 } },
        since: '(SELECT end_at FROM appointment WHERE appointment.id = minutes_correction.appointment_id)',
        where: `(wish <> '' OR answer <> '' OR said_by <> '')`,
        does: {
          forget: Object.fromEntries(['wish', 'answer', 'said_by'].map((text) => [text, `CASE WHEN ${text} IS NOT NULL THEN '' END`])),
        },
        heldAs: { appointment: 'appointment_id' },
      },
    ],
  },
];
