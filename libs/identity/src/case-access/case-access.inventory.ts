import { type PersonalColumn, says, type TableInventory } from '#platform';

const follows = (label: string): PersonalColumn =>
  says(label, 'person', 'project', 'Avec le dossier, qui dit qui l’a suivi ; puis ce n’est qu’un identifiant');

export const caseAccessInventory: TableInventory = {
  table: 'case_access',
  title: 'Accès aux dossiers',
  personal: { person_id: follows('Personne (identifiant interne)'), starts_at: follows('Depuis'), ends_at: follows('Jusqu’à') },
  plain: ['id', 'case_id', 'organisation_id', 'role'],
  own: { person: 'person_id = $1' },
};
