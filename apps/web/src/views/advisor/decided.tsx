import { Select } from '../cases/evidence.js';
import type { Fault } from '../faults.js';
import { Text } from '../form.js';
import { Ways } from '../links.js';

export interface DecidedProps {
  readonly actions: readonly { readonly id: string; readonly href: string; readonly line: string; readonly sight: string }[];
  /** Null where none is added; `file` is then where the appointment is put into a case, when it is in none. */
  readonly line: {
    readonly owners: readonly { readonly value: string; readonly text: string }[];
    readonly owner: string;
    readonly what: string;
    readonly dueOn: string;
  } | null;
  readonly file: string | null;
}

/** Who does what until when, a line each; within the form that saves everything. */
export const Decided = ({ actions, line, file, faults }: DecidedProps & { faults: readonly Fault[] }) => (
  <section className="fr-mt-4w">
    <h2 className="fr-h5">Actions décidées</h2>
    {actions.length > 0 && (
      <ul>
        {actions.map(({ id, href, line: said, sight }) => (
          <li key={id}>
            <a href={href}>{said}</a> ({sight})
          </li>
        ))}
      </ul>
    )}
    {line && (
      <div className="te-filters">
        <Select name="action-qui" label="Qui" value={line.owner} unchosen="La collectivité" options={line.owners} faults={faults} />
        <Text name="action-quoi" label="Quoi" value={line.what} maxLength={500} optional faults={faults} />
        <Text name="action-date" label="Pour le" type="date" value={line.dueOn} short optional faults={faults} />
        <button type="submit" name="geste" value="action" className="fr-btn fr-btn--secondary fr-mb-3w">
          Ajouter cette action
        </button>
      </div>
    )}
    {line && <p className="fr-text--sm">Une action reste interne jusqu’à l’envoi du compte rendu. Elle part avec lui.</p>}
    {file && (
      <>
        <p>Une action appartient à un dossier. Ce rendez-vous n’est encore dans aucun.</p>
        <Ways links={[{ text: 'Ranger ce rendez-vous dans un dossier', href: file }]} />
      </>
    )}
  </section>
);
