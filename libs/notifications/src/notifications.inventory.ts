import { herAddresses } from '#identity';
import { type PersonalColumn, type RetentionRule, says, type TableInventory } from '#platform';

const told = (label: string, kept = 'message.row'): PersonalColumn => says(label, 'requester', 'message', kept);
const recalled = (label: string): PersonalColumn => says(label, 'requester', 'message', 'reminder.settled');
const advisor = (kept: string): PersonalColumn => says('Conseillère ou conseiller (identifiant interne)', 'advisor', 'message', kept);

/** What is said of an appointment stays as long as that is to come. */
const unlessToCome = 'NOT EXISTS (SELECT FROM appointment WHERE appointment.id = subject_id AND appointment.start_at > $2)';

const settled: Pick<RetentionRule, 'since' | 'where' | 'heldAs'> = {
  since: 'settled_at',
  where: unlessToCome,
  heldAs: { appointment: 'subject_id', request: 'subject_id', address: 'address_id', person: 'person_id' },
};

const ofMessage = (column: string) => `(SELECT ${column} FROM message WHERE message.id = attempt.message_id)`;

/** What was said to whom; never the words, which are written at sending. */
export const notificationsInventory: readonly TableInventory[] = [
  {
    table: 'message',
    title: 'Courriels',
    personal: {
      kind: told('Sujet'),
      address_id: told('Adresse (identifiant interne)'),
      facts: told('Précisions : dates d’avant un changement', 'message.details'),
      made_at: told('Promis le'),
      released_at: told('Parti le'),
      state: told('État'),
      person_id: advisor('message.row'),
    },
    plain: [
      ...['id', 'subject_id', 'sequence', 'not_before', 'carried_at', 'settled_at', 'tries', 'urgency', 'lease_owner'],
      ...['lease_until', 'gathered_on'],
    ],
    own: { requester: `address_id IN (${herAddresses})`, advisor: 'person_id = $1' },
    rules: [
      {
        ...{ code: 'message.details', after: 'l’envoi', keep: { days: 90 }, does: { forget: { facts: `'{}'` } } },
        ...settled,
      },
      {
        ...{
          code: 'message.row',
          after: 'l’envoi',
          keep: { months: 12 },
          does: 'delete',
          takes: { attempt: 'message_id', call: 'message_id' },
        },
        ...settled,
      },
    ],
  },
  {
    table: 'attempt',
    title: 'Envois de courriels',
    personal: {},
    plain: ['id', 'message_id', 'at', 'outcome', 'smtp_code'],
    rules: [
      {
        ...{ code: 'attempt.old', after: 'l’envoi', keep: { months: 6 }, since: 'at', does: 'delete' },
        where: `${ofMessage('state')} <> 'waiting'`,
        heldAs: { appointment: ofMessage('subject_id'), request: ofMessage('subject_id'), address: ofMessage('address_id') },
      },
    ],
  },
  {
    table: 'call',
    title: 'Appels passés au lieu d’un courriel',
    key: 'message_id',
    personal: { done_by: says('Passé par (identifiant interne)', 'advisor', 'message', 'Le temps du courriel dont il tient lieu') },
    plain: ['message_id', 'done_at'],
    own: { advisor: 'done_by = $1' },
  },
  {
    table: 'mail_rhythm',
    title: 'Rythme des courriels',
    key: 'person_id',
    personal: {
      person_id: says('Personne (identifiant interne)', 'person', 'message', 'mail_rhythm.forgotten'),
      rhythm: says('Rythme', 'person', 'message', 'mail_rhythm.forgotten'),
      chosen_at: says('Choisi le', 'person', 'message', 'mail_rhythm.forgotten'),
    },
    plain: [],
    own: { person: 'person_id = $1' },
    rules: [
      {
        ...{ code: 'mail_rhythm.forgotten', after: 'l’oubli de la personne', keep: { days: 30 }, does: 'delete' },
        ...{ since: '(SELECT forgotten_at FROM person WHERE person.id = person_id)', heldAs: { person: 'person_id' } },
      },
    ],
  },
  {
    table: 'reminder',
    title: 'Rappels',
    personal: {
      kind: recalled('Sujet'),
      address_id: recalled('Adresse (identifiant interne)'),
      due_at: recalled('Prévu le'),
      outcome: recalled('Issue'),
      person_id: advisor('reminder.settled'),
    },
    plain: ['id', 'subject_id', 'sequence', 'made_at', 'carried_at', 'settled_at'],
    own: { requester: `address_id IN (${herAddresses})`, advisor: 'person_id = $1' },
    rules: [{ ...{ code: 'reminder.settled', after: 'le rappel', keep: { days: 90 }, does: 'delete' }, ...settled }],
  },
];
