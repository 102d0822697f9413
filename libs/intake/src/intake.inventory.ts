import { herAddresses } from '#identity';
import { type PersonalColumn, says, type TableInventory } from '#platform';

const asked = (label: string): PersonalColumn => says(label, 'requester', 'appointment', 'request.old');
const handled = (label: string): PersonalColumn => says(label, 'requester', 'appointment', 'aussi longtemps que la demande');
const given = (label: string): PersonalColumn => says(label, 'visitor', 'appointment', 'booking_draft.expired');
const before = (label: string): PersonalColumn => says(label, 'requester', 'appointment', 'succession.over');
const reads = (label: string): PersonalColumn => says(label, 'visitor', 'trace', 'mailbox_reading.old');
const named = (label: string): PersonalColumn => says(label, 'successor', 'appointment', 'succession.over');

/** What comes in at the front desk. */
export const intakeInventory: readonly TableInventory[] = [
  {
    table: 'request',
    title: 'Demandes',
    personal: {
      reference: asked('Référence'),
      territory_label: asked('Collectivité'),
      type_title: asked('Type de rendez-vous'),
      modality: asked('Modalité'),
      first_name: asked('Prénom'),
      last_name: asked('Nom'),
      email: asked('Adresse électronique'),
      requester_status: asked('Élu ou agent'),
      requester_function: asked('Fonction'),
      phone: asked('Téléphone'),
      address_id: asked('Adresse (identifiant interne)'),
      preferred: asked('Moments souhaités'),
      place: asked('Lieu'),
      intention: asked('Intention'),
      received_at: asked('Reçue le'),
      state: asked('État'),
      advisor_id: asked('Suivie par (identifiant interne)'),
    },
    plain: ['id', 'reason', 'territory_id', 'time_zone', 'type_code', 'version', 'asked_number', 'link_digest'],
    own: { requester: `address_id IN (${herAddresses})` },
    rules: [
      {
        ...{ code: 'request.old', after: 'la réception de la demande', keep: 'usual', since: 'received_at', does: 'delete' },
        ...{ whenUnreferenced: true, heldAs: { request: 'id', address: 'address_id' } },
      },
    ],
  },
  {
    table: 'request_move',
    title: 'Suites données à une demande',
    key: 'request_id',
    personal: {
      move: handled('Ce qui est fait'),
      at: handled('Le'),
      side: handled('Par la cellule ou la collectivité'),
      person_id: handled('Par (identifiant interne)'),
      words: handled('Raison, question ou réponse'),
      advisor_id: handled('Confiée à (identifiant interne)'),
      duplicate_of: handled('En double de'),
      referred_to: handled('Orientée vers'),
      agreement: handled('Accord de la collectivité'),
      passed_on: handled('Éléments transmis'),
    },
    plain: ['request_id', 'number', 'state', 'territory_from', 'territory_to'],
    own: { requester: `request_id IN (SELECT id FROM request WHERE address_id IN (${herAddresses}))` },
  },
  {
    table: 'arrival',
    title: 'Venues par une autre porte',
    personal: {
      name: says(
        'Événement, ou personne d’une préfecture, par qui elle est venue',
        'requester',
        'appointment',
        'aussi longtemps que ce qu’elle a demandé',
      ),
    },
    plain: ['id', 'request_id', 'appointment_id', 'door'],
    own: {
      requester: `request_id IN (SELECT id FROM request WHERE address_id IN (${herAddresses}))
        OR appointment_id IN (SELECT id FROM appointment WHERE address_id IN (${herAddresses}))`,
    },
  },
  {
    table: 'following',
    title: 'Rendez-vous fixés à la suite',
    key: 'appointment_id',
    personal: {},
    plain: ['appointment_id', 'request_id', 'missed_id'],
  },
  {
    table: 'request_file',
    title: 'Documents joints à une demande',
    key: 'file_id',
    personal: { added_at: says('Joint le', 'requester', 'appointment', 'request_file.old') },
    plain: ['file_id', 'request_id'],
    own: { requester: `request_id IN (SELECT id FROM request WHERE address_id IN (${herAddresses}))` },
    rules: [
      {
        ...{ code: 'request_file.old', after: 'la réception de la demande', keep: 'usual', does: 'delete' },
        since: '(SELECT received_at FROM request WHERE request.id = request_file.request_id)',
        heldAs: { request: 'request_id' },
      },
    ],
  },
  {
    table: 'mailbox_reading',
    title: 'Lectures depuis une boîte partagée',
    personal: {
      first_name: reads('Prénom'),
      last_name: reads('Nom'),
      function: reads('Fonction'),
      at: reads('Lu le'),
      browser_digest: reads('Empreinte de la clé du navigateur'),
    },
    plain: ['id', 'appointment_id', 'request_id', 'notice_id', 'exchange_reader_id', 'action_link_id'],
    rules: [
      {
        ...{ code: 'mailbox_reading.old', after: 'la lecture', keep: { months: 12 }, since: 'at', does: 'delete' },
        heldAs: { appointment: 'appointment_id' },
      },
    ],
  },
  {
    table: 'booking_draft',
    title: 'Réservations en cours',
    personal: {
      answers: given('Réponses données'),
      network: given('Empreinte de l’adresse réseau'),
      key_digest: given('Empreinte de la clé du navigateur'),
    },
    plain: ['id', 'hold_type', 'hold_day', 'appointment_id', 'request_id', 'expires_at'],
    rules: [
      {
        ...{ code: 'booking_draft.expired', after: 'la dernière réponse', keep: { days: 1 }, since: `expires_at - interval '24 hours'` },
        ...{ does: 'delete', heldAs: {} },
      },
    ],
  },
  {
    table: 'succession',
    title: 'Suites données à un rendez-vous',
    personal: {
      previous_first_name: before('Prénom'),
      previous_last_name: before('Nom'),
      previous_email: before('Adresse électronique'),
      previous_address_id: before('Adresse (identifiant interne)'),
      first_name: named('Prénom'),
      last_name: named('Nom'),
      email: named('Adresse électronique'),
      address_id: named('Adresse (identifiant interne)'),
      named_at: named('Désignée le'),
      accepted_at: named('Acceptée le'),
    },
    plain: ['id', 'appointment_id', 'link_digest'],
    own: { requester: `previous_address_id IN (${herAddresses})`, successor: `address_id IN (${herAddresses})` },
    rules: [
      {
        ...{ code: 'succession.over', after: 'la fin du rendez-vous', keep: { months: 6 }, does: 'delete' },
        since: '(SELECT end_at FROM appointment WHERE appointment.id = succession.appointment_id)',
        heldAs: { appointment: 'appointment_id', address: 'address_id' },
      },
    ],
  },
];
