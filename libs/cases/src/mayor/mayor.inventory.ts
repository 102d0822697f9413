import { type PersonalColumn, says, type TableInventory } from '#platform';

const told = (label: string): PersonalColumn => says(label, 'person', 'project', 'case_mayor_link.old');

/** For whom a screen of a project was opened. */
export const mayorInventory: readonly TableInventory[] = [
  {
    table: 'case_mayor_link',
    title: 'Liens vers la page du maire',
    personal: {
      name: told('Prénom et nom'),
      function: told('Fonction'),
      made_at: told('Fait le'),
      revoked_at: told('Fermé le'),
    },
    plain: ['id', 'case_id', 'organisation_id', 'link_version', 'link_digest'],
    rules: [
      {
        ...{ code: 'case_mayor_link.old', after: 'le jour où il est fait', keep: { months: 14 }, since: 'made_at', does: 'delete' },
        heldAs: { case: 'case_id' },
      },
    ],
  },
];
