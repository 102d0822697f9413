import { herAddresses } from '#identity';
import { type PersonalColumn, type RetentionRule, says, type TableInventory } from '#platform';

const rule = 'appointment.requester';
const forStatistics = 'Conservé sans rien qui identifie : c’est la mesure de l’activité';

const typed = (label: string, kept = rule): PersonalColumn => says(label, 'requester', 'appointment', kept);

/** Whoever was forgotten has this address, which is nobody's: no letter leaves for it, and nobody can type it. */
const nobody = `'00000000-0000-0000-0000-000000000000'`;

const nobodyIsThere = `
  INSERT INTO address (id, email, dead_at, created_at) VALUES (${nobody}, 'forgotten', '2000-01-01T00:00:00Z', '2000-01-01T00:00:00Z')
  ON CONFLICT (id) DO NOTHING`;

const forgotten = {
  ...{ requester_first_name: `''`, requester_last_name: `''`, requester_email: `''`, requester_function: 'NULL', requester_phone: 'NULL' },
  ...{ address_id: nobody, project_title: 'NULL', project_intention: 'NULL', place: 'NULL', message: 'NULL', join_url: 'NULL' },
  cancel_reason: 'NULL',
};

const overWith = (table: string): RetentionRule => ({
  ...{ code: `${table}.over`, after: 'le rendez-vous', keep: 'usual', does: 'delete', heldAs: { appointment: 'appointment_id' } },
  since: `(SELECT end_at FROM appointment WHERE appointment.id = ${table}.appointment_id)`,
});

/** Who meets whom about what. */
export const appointmentsInventory: readonly TableInventory[] = [
  {
    table: 'session_type',
    title: 'Catalogue des rendez-vous',
    personal: {},
    plain: [
      ...['code', 'version', 'position', 'title', 'purpose', 'duration_minutes', 'modalities', 'bookable', 'since'],
      ...['asked_of_collectivite', 'asked_of_advisor'],
    ],
  },
  {
    table: 'appointment',
    title: 'Rendez-vous',
    personal: {
      reference: typed('Référence', forStatistics),
      status: typed('État', forStatistics),
      start_at: typed('Début', forStatistics),
      end_at: typed('Fin', forStatistics),
      modality: typed('Modalité', forStatistics),
      type_title: typed('Type de rendez-vous', forStatistics),
      territory_label: typed('Collectivité', forStatistics),
      requester_first_name: typed('Prénom'),
      requester_last_name: typed('Nom'),
      requester_email: typed('Adresse électronique'),
      requester_status: typed('Élu ou agent', forStatistics),
      requester_function: typed('Fonction'),
      requester_phone: typed('Téléphone'),
      address_id: typed('Adresse (identifiant interne)'),
      project_title: typed('Titre du projet'),
      project_intention: typed('Intention'),
      place: typed('Lieu'),
      message: typed('Message'),
      join_url: typed('Salle de visio'),
      cancel_reason: typed('Raison de l’annulation'),
      created_at: typed('Pris le', forStatistics),
      cancelled_at: typed('Annulé le', forStatistics),
      cancelled_by: typed('Annulé par', forStatistics),
      advisor_id: says('Conseillère ou conseiller (identifiant interne)', 'advisor', 'appointment', forStatistics),
      assigned_because: says('Pourquoi cette personne', 'advisor', 'appointment', forStatistics),
    },
    plain: [
      ...['id', 'time_zone', 'type_code', 'type_version', 'territory_id', 'sequence', 'stamped_at', 'link_version'],
      ...['manage_digest', 'mailed_digest', 'cancelled_late'],
    ],
    own: { requester: `address_id IN (${herAddresses})`, advisor: 'advisor_id = $1' },
    rules: [
      {
        ...{ code: rule, after: 'la fin du rendez-vous', keep: 'usual', since: 'end_at', does: { forget: forgotten } },
        first: nobodyIsThere,
        heldAs: { appointment: 'id', address: 'address_id' },
      },
    ],
  },
  {
    table: 'attendance',
    title: 'Rendez-vous tenus ou manqués',
    key: 'appointment_id',
    personal: { noted_by: says('Dit par (identifiant interne)', 'person', 'appointment', forStatistics) },
    plain: ['appointment_id', 'start_at', 'came', 'noted_at'],
  },
  {
    table: 'appointment_change',
    title: 'Histoire des rendez-vous',
    personal: {
      address_id: typed('Adresse (identifiant interne)', 'Identifiant qui ne désigne plus personne une fois le rendez-vous oublié'),
      advisor_id: says('Conseillère ou conseiller (identifiant interne)', 'advisor', 'appointment', forStatistics),
    },
    plain: ['appointment_id', 'sequence', 'kind', 'start_at', 'at', 'territory_from', 'territory_to'],
  },
  {
    // in nobody's copy: a mark that says nothing of a person by itself
    table: 'booking_origin',
    title: 'Réservations venues du même réseau',
    key: 'appointment_id',
    personal: { network: says('Empreinte du réseau, jamais son adresse', 'requester', 'trace', 'booking_origin.old') },
    plain: ['appointment_id', 'booked_at'],
    rules: [
      {
        ...{ code: 'booking_origin.old', after: 'la réservation', keep: { days: 30 }, since: 'booked_at', does: 'delete' },
        heldAs: { appointment: 'appointment_id' },
      },
    ],
  },
  {
    table: 'closure',
    title: 'Prises de rendez-vous sur demande seulement',
    personal: {
      key: says('Ce qui est fermé : territoire, adresse électronique ou domaine', 'requester', 'trace', 'closure.over'),
      reason: says('Raison', 'requester', 'trace', 'closure.over'),
      closed_by: says('Fermé par (identifiant interne)', 'person', 'trace', 'closure.over'),
      reopened_by: says('Rouvert par (identifiant interne)', 'person', 'trace', 'closure.over'),
    },
    plain: ['id', 'scope', 'starts_at', 'ends_at', 'closed_at', 'reopened_at'],
    rules: [
      {
        ...{ code: 'closure.over', after: 'la réouverture', keep: { months: 6 }, since: 'least(reopened_at, ends_at)' },
        ...{ does: 'delete', heldAs: {} },
      },
    ],
  },
  {
    // in nobody's copy: it is for the advisor of that appointment alone
    table: 'adaptation',
    title: 'Aménagements demandés',
    key: 'appointment_id',
    personal: { kinds: says('Aménagements cochés, sans raison donnée', 'requester', 'adaptation', 'adaptation.over') },
    plain: ['appointment_id', 'said_at'],
    rules: [
      {
        ...{ code: 'adaptation.over', after: 'le rendez-vous', keep: { days: 30 }, does: 'delete' },
        since: '(SELECT end_at FROM appointment WHERE appointment.id = adaptation.appointment_id)',
        heldAs: { appointment: 'appointment_id' },
      },
    ],
  },
  {
    table: 'preparation',
    title: 'Ce qui est demandé avant un rendez-vous',
    key: 'appointment_id',
    personal: { asked: typed('Ce que la collectivité est invitée à préparer', 'preparation.over') },
    plain: ['appointment_id', 'version', 'saved_at'],
    own: { requester: `appointment_id IN (SELECT id FROM appointment WHERE address_id IN (${herAddresses}))` },
    rules: [overWith('preparation')],
  },
  {
    // in nobody's copy: the advisor's own
    table: 'preparation_note',
    title: 'Préparation interne des rendez-vous',
    key: 'appointment_id',
    personal: { words: typed('Préparation interne', 'preparation_note.over') },
    plain: ['appointment_id', 'saved_at'],
    rules: [overWith('preparation_note')],
  },
];
