import { type PersonalColumn, type RetentionRule, says, type TableInventory } from '#platform';

const belongs = (label: string, kept: string): PersonalColumn => says(label, 'person', 'access', kept);
const linked = (label: string): PersonalColumn => belongs(label, 'federated_identity.unused');
const signedIn = (label: string, kept = 'sign_in.last'): PersonalColumn => belongs(label, kept);

const hasLater = 'EXISTS (SELECT FROM sign_in AS other WHERE other.person_id = sign_in.person_id AND other.seen_at > sign_in.seen_at)';

const ofPerson: Pick<RetentionRule, 'heldAs'> = { heldAs: { person: 'person_id' } };

/** How people come in: accounts of other services, links by mail, browsers. */
export const signInInventory: readonly TableInventory[] = [
  {
    table: 'federated_identity',
    title: 'Comptes ProConnect',
    personal: {
      issuer: linked('Fournisseur d’identité'),
      sub: linked('Identifiant chez ce fournisseur'),
      person_id: linked('Personne (identifiant interne)'),
      linked_at: linked('Rattaché le'),
      siret: linked('SIRET de l’employeur'),
      roles: linked('Qualités annoncées'),
      seen_at: linked('Vu le'),
    },
    plain: ['id', 'linking_digest'],
    own: { person: 'person_id = $1' },
    rules: [
      {
        ...{ code: 'federated_identity.unused', after: 'la dernière connexion par ProConnect', keep: 'usual', since: 'seen_at' },
        ...{ does: 'delete', ...ofPerson },
      },
    ],
  },
  {
    table: 'sign_in_link',
    title: 'Liens de connexion',
    personal: { address_id: belongs('Adresse (identifiant interne)', 'sign_in_link.old') },
    plain: ['id', 'digest', 'made_at', 'expires_at', 'used_at'],
    rules: [
      {
        ...{ code: 'sign_in_link.old', after: 'la fin du lien', keep: { days: 1 }, since: 'expires_at', does: 'delete' },
        heldAs: { address: 'address_id' },
      },
    ],
  },
  {
    table: 'pending_sign_in',
    title: 'Connexions en cours chez ProConnect',
    key: 'state_digest',
    personal: {},
    plain: ['state_digest', 'browser_digest', 'nonce', 'verifier', 'multi_factor', 'next', 'expires_at'],
    rules: [
      {
        ...{ code: 'pending_sign_in.over', after: 'la fin de l’attente', keep: { days: 1 }, since: 'expires_at' },
        ...{ does: 'delete', heldAs: {} },
      },
    ],
  },
  {
    table: 'sign_in',
    title: 'Connexions',
    personal: {
      person_id: signedIn('Personne (identifiant interne)'),
      means: signedIn('Moyen'),
      acr: signedIn('Niveau d’authentification'),
      id_token: signedIn('Jeton de ProConnect', 'sign_in.token'),
      opened_at: signedIn('Début'),
      seen_at: signedIn('Dernière activité'),
      ended_at: signedIn('Fin'),
    },
    plain: ['id', 'membership_id', 'secret_digest', 'expires_at'],
    own: { person: 'person_id = $1' },
    rules: [
      {
        ...{
          code: 'sign_in.earlier',
          after: 'la fin de la connexion, sauf la plus récente',
          keep: { days: 1 },
          since: 'least(ended_at, expires_at)',
        },
        ...{ where: hasLater, does: 'delete', ...ofPerson },
      },
      {
        ...{ code: 'sign_in.last', after: 'la fin de la connexion la plus récente', keep: 'usual', since: 'least(ended_at, expires_at)' },
        ...{ where: `NOT ${hasLater}`, does: 'delete', ...ofPerson },
      },
      {
        ...{ code: 'sign_in.token', after: 'la fin de la connexion', keep: { days: 1 }, since: 'expires_at', isEarly: true },
        ...{ does: { forget: { id_token: 'NULL' } }, ...ofPerson },
      },
    ],
  },
];
