import { says, type TableInventory } from './privacy/inventory.js';

const actor = 'Auteur de l’acte (identifiant interne, jamais un nom)';

/** The service's own records: identifiers and dates; what is personal in them are the pseudonyms of the journal. */
export const platformInventory: readonly TableInventory[] = [
  {
    table: 'journal',
    title: 'Journal des actes',
    personal: {
      actor: says(actor, 'person', 'trace', 'journal.month'),
      subject_id: says('Sur quoi porte l’acte (identifiant interne)', 'requester', 'trace', 'journal.month'),
      payload: says('Précisions : identifiants, dates, motif d’une consultation', 'requester', 'trace', 'journal.month'),
    },
    plain: ['id', 'at', 'on_behalf_of', 'name', 'subject_kind', 'request_id', 'xid'],
    rules: [
      {
        ...{ code: 'journal.month', after: 'la fin du mois', keep: 'journal', since: 'at', does: 'drop months' },
        heldAs: {},
      },
    ],
  },
  {
    table: 'file',
    title: 'Documents joints',
    personal: {
      name: says('Nom du document', 'person', 'appointment', 'file.loose'),
      added_by: says('Joint par (identifiant interne)', 'person', 'appointment', 'file.loose'),
      added_at: says('Joint le', 'person', 'appointment', 'file.loose'),
    },
    plain: ['id', 'sha256', 'type'],
    own: { person: 'added_by = $1' },
    rules: [
      {
        ...{ code: 'file.loose', after: 'l’envoi, une fois que plus rien ne le cite', keep: { days: 1 }, since: 'added_at' },
        ...{ does: 'delete', whenUnreferenced: true, heldAs: { person: 'added_by' } },
      },
    ],
  },
  {
    table: 'file_content',
    title: 'Contenu des documents (empreinte, taille, analyse)',
    key: 'sha256',
    personal: {},
    plain: ['sha256', 'size', 'scan', 'signature', 'scanned_at', 'tried_at', 'loose_since', 'stored_at'],
  },
  { table: 'seal', title: 'Sceaux du journal', personal: {}, plain: ['id', 'from_xid', 'below_xid', 'entries', 'sha256', 'sealed_at'] },
  { table: 'journal_origin', title: 'Numérotation du journal', personal: {}, plain: ['id', 'shift'] },
  {
    table: 'outbox',
    title: 'Événements en cours de traitement',
    personal: {},
    plain: ['id', 'name', 'payload', 'recorded_at', 'relayed_at', 'handled_at'],
    rules: [
      {
        ...{ code: 'outbox.handled', after: 'le traitement de l’événement', keep: { days: 90 }, since: 'handled_at' },
        ...{ does: 'delete', heldAs: {} },
      },
    ],
  },
  {
    table: 'idempotency_key',
    title: 'Réponses données aux machines',
    key: 'key',
    personal: {},
    plain: ['key', 'body_mac', 'status', 'facts', 'recorded_at'],
    rules: [
      {
        ...{ code: 'idempotency_key.old', after: 'la réponse', keep: { days: 1 }, since: 'recorded_at' },
        ...{ does: 'delete', heldAs: {} },
      },
    ],
  },
  {
    table: 'throttle',
    title: 'Compteurs contre les abus',
    key: 'key',
    personal: { key: says('Empreinte du réseau, de l’adresse électronique ou du lien', 'visitor', 'trace', 'throttle.over') },
    plain: ['hits', 'ends_at'],
    rules: [
      {
        ...{ code: 'throttle.over', after: 'le temps compté', keep: { days: 1 }, since: 'ends_at' },
        ...{ does: 'delete', heldAs: {} },
      },
    ],
  },
  {
    table: 'retention_run',
    title: 'Preuves d’effacement',
    personal: {},
    plain: ['id', 'at', 'rule', 'entries', 'oldest', 'sha256'],
  },
  {
    table: 'retention_hold',
    title: 'Conservations demandées (archives, litige)',
    personal: {
      subject_id: says('Ce qui est conservé (identifiant interne)', 'requester', 'trace', 'retention_hold.ended'),
      reason: says('Raison de la conservation', 'requester', 'trace', 'retention_hold.ended'),
      placed_by: says('Qui l’a demandée (identifiant interne)', 'person', 'trace', 'retention_hold.ended'),
    },
    plain: ['id', 'subject_kind', 'starts_at', 'ends_at'],
    rules: [
      {
        ...{ code: 'retention_hold.ended', after: 'la levée', keep: { months: 12 }, since: 'ends_at' },
        ...{ does: 'delete', heldAs: {} },
      },
    ],
  },
  {
    table: 'heartbeat',
    title: 'État des services de fond',
    personal: {},
    plain: ['process', 'started_at', 'beaten_at', 'queue_answers', 'figures'],
  },
  { table: 'installation', title: 'Installation', personal: {}, plain: ['id', 'secret_fingerprint', 'demonstration', 'installed_at'] },
  // TypeORM's own
  { table: 'migration', title: 'Versions de la base', personal: {}, plain: ['id', 'timestamp', 'name'] },
];
