import { type PersonalColumn, says, type TableInventory } from '#platform';

const proof = 'Avec l’acte, preuve de ce que la collectivité a décidé ; puis ce n’est qu’un identifiant';

const proves = (label: string, kept = proof): PersonalColumn => says(label, 'person', 'access', kept);

/** What was said in the name of a collectivité, by whom, and who was told. */
export const actsInventory: readonly TableInventory[] = [
  {
    table: 'act',
    title: 'Actes au nom d’une collectivité',
    personal: {
      words: proves('Ce qui a été convenu'),
      person_id: proves('Personne (identifiant interne)'),
      typed_name: proves('Nom tapé', 'act.signed'),
      at: proves('Fait le'),
    },
    plain: ['id', 'number', 'kind', 'agrees', 'organisation_id', 'membership_id', 'contestable_until'],
    own: { person: 'person_id = $1' },
    rules: [
      {
        ...{ code: 'act.signed', after: 'l’acte', keep: { months: 60 }, since: 'at', where: `typed_name <> ''` },
        ...{ does: { forget: { typed_name: `''` } }, heldAs: { person: 'person_id', organisation: 'organisation_id' } },
      },
    ],
  },
  {
    table: 'act_contest',
    title: 'Contestations',
    key: 'act_id',
    personal: { person_id: proves('Contesté par (identifiant interne)'), at: proves('Contesté le') },
    plain: ['act_id', 'organisation_id', 'contestable_until', 'membership_id'],
    own: { person: 'person_id = $1' },
  },
  {
    table: 'act_receipt',
    title: 'Reçus des actes',
    personal: { person_id: proves('Envoyé à (identifiant interne)') },
    plain: ['id', 'act_id', 'link_digest'],
    own: { person: 'person_id = $1' },
  },
];
