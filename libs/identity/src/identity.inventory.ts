import { type PersonalColumn, says, type TableInventory } from '#platform';
import { actsInventory } from './acts/acts.inventory.js';
import { caseAccessInventory } from './case-access/case-access.inventory.js';
import { signInInventory } from './sign-in/sign-in.inventory.js';

/** The addresses that someone has shown to be hers; $1 her identifier. */
export const herAddresses = 'SELECT id FROM address WHERE person_id = $1 AND proven_at IS NOT NULL';

const whileKnown = 'Tant que la personne est connue du service ; puis ce n’est qu’un identifiant';

const known = (label: string, kept = 'person.forgotten'): PersonalColumn => says(label, 'person', 'access', kept);
const reached = (label: string): PersonalColumn => says(label, 'person', 'access', 'address.unused');
const belongs = (label: string, kept = whileKnown): PersonalColumn => says(label, 'person', 'access', kept);
const invited = (label: string): PersonalColumn => belongs(label, 'admission.settled');

/** Nobody's, or that of someone who is forgotten and has not come back. */
const isFree = `person_id IS NULL OR (NOT EXISTS (SELECT FROM person WHERE person.id = person_id AND forgotten_at IS NULL)
  AND NOT EXISTS (SELECT FROM sign_in WHERE sign_in.person_id = address.person_id)
  AND NOT EXISTS (SELECT FROM membership WHERE membership.person_id = address.person_id AND ends_at IS NULL))`;

/** Whatever shows that someone still has to do with the service; an open membership has no end. */
const lastSeen = `greatest(created_at,
  (SELECT max(seen_at) FROM sign_in WHERE sign_in.person_id = person.id),
  (SELECT max(coalesce(ends_at, 'infinity')) FROM membership WHERE membership.person_id = person.id),
  (SELECT max(end_at) FROM appointment WHERE advisor_id = person.id
    OR address_id IN (SELECT id FROM address WHERE address.person_id = person.id)))`;

/** Who is known, by which address, in whose name, and when she entered. */
export const identityInventory: readonly TableInventory[] = [
  {
    table: 'person',
    title: 'Personnes',
    personal: {
      first_name: known('Prénom'),
      last_name: known('Nom'),
      function: known('Fonction'),
      phone: known('Téléphone'),
      time_zone: known('Fuseau', whileKnown),
      workplace_id: known('Lieu de travail (territoire)', whileKnown),
      place: known('Lieu de travail', whileKnown),
      created_at: known('Connue depuis', whileKnown),
    },
    plain: ['id', 'forgotten_at'],
    own: { person: 'id = $1' },
    rules: [
      {
        ...{ code: 'person.forgotten', after: 'la dernière connexion, la fin du dernier rôle ou le dernier rendez-vous', keep: 'usual' },
        ...{
          since: lastSeen,
          where: 'forgotten_at IS NULL AND NOT EXISTS (SELECT FROM opening WHERE opening.person_id = person.id)',
          isEarly: true,
        },
        does: { forget: { first_name: `''`, last_name: `''`, function: 'NULL', phone: 'NULL', forgotten_at: '$2::timestamptz' } },
        heldAs: { person: 'id' },
      },
    ],
  },
  {
    table: 'address',
    title: 'Adresses électroniques',
    personal: {
      email: reached('Adresse électronique'),
      person_id: reached('Personne (identifiant interne)'),
      proven_at: reached('Confirmée le'),
      dead_at: reached('Refusée le'),
      links_sent_at: reached('Liens envoyés le'),
      created_at: reached('Connue depuis'),
    },
    plain: ['id'],
    own: { person: 'person_id = $1 AND proven_at IS NOT NULL' },
    rules: [
      {
        ...{ code: 'address.unused', after: 'la dernière utilisation, quand plus rien ne s’y rapporte', keep: { days: 30 } },
        ...{ since: 'greatest(created_at, links_sent_at, proven_at)', does: 'delete', whenUnreferenced: true, isEarly: true },
        where: `id <> '00000000-0000-0000-0000-000000000000' AND (${isFree})`,
        heldAs: { address: 'id', person: 'person_id' },
      },
    ],
  },
  {
    table: 'organisation',
    title: 'Organisations',
    personal: {},
    plain: ['id', 'kind', 'name', 'territory_id', 'unanswered_since', 'created_at'],
  },
  {
    table: 'membership',
    title: 'Rôles',
    personal: {
      person_id: belongs('Personne (identifiant interne)'),
      role: belongs('Rôle'),
      starts_at: belongs('Depuis le'),
      ends_at: belongs('Jusqu’au'),
      mandate_ends_on: belongs('Fin du mandat'),
      vouched_how: belongs('Comment ce rôle a été reconnu'),
      vouched_by: belongs('Par qui (identifiant interne)'),
      vouched_at: belongs('Reconnu le'),
      ended_because: belongs('Pourquoi il a pris fin'),
      ended_by: belongs('Terminé par (identifiant interne)'),
    },
    plain: ['id', 'organisation_id', 'organisation_kind', 'national', 'departements'],
    own: { person: 'person_id = $1' },
  },
  {
    table: 'admission',
    title: 'Invitations et demandes de rejoindre',
    personal: {
      way: invited('Comment'),
      role: invited('Rôle'),
      first_name: invited('Prénom'),
      last_name: invited('Nom'),
      function: invited('Fonction'),
      attested: invited('Attestée par ProConnect'),
      person_id: invited('Personne (identifiant interne)'),
      address_id: invited('Adresse (identifiant interne)'),
      said_by: invited('Proposée par (identifiant interne)'),
      said_at: invited('Proposée le'),
      answered_at: invited('Réponse le'),
      answered_by: invited('Réponse de (identifiant interne)'),
      accepted: invited('Acceptée'),
    },
    plain: ['id', 'organisation_id', 'link_digest', 'expires_at', 'membership_id'],
    own: { person: `person_id = $1 OR address_id IN (${herAddresses})` },
    rules: [
      {
        ...{ code: 'admission.settled', after: 'la réponse, ou la fin du délai pour répondre', keep: { months: 12 }, does: 'delete' },
        ...{ since: 'coalesce(answered_at, expires_at)', heldAs: { person: 'person_id', address: 'address_id' } },
      },
    ],
  },
  ...actsInventory,
  caseAccessInventory,
  ...signInInventory,
];
