import { Form, type FormProps } from './form.js';
import { type Badge, BadgeWord, OneButton } from './listing.js';
import { UploadField } from './upload.js';

/** A document in the list. */
export interface DocumentLine {
  readonly id: string;
  readonly name: string;
  /** « PDF, 1,4 Mo, ajouté le 3 décembre » */
  readonly details: string;
  readonly state: Badge;
  /** Null while it cannot be opened; then `why` says so. */
  readonly href: string | null;
  readonly why: string | null;
  /** Where taking it away is asked for; null where that is not hers to do. */
  readonly removal: string | null;
}

export interface DocumentsProps extends FormProps {
  readonly base: string;
  readonly documents: readonly DocumentLine[];
  readonly mayAdd: boolean;
  /** What the field offers first; it is no check. */
  readonly accept: string;
}

/** What is joined, and the way to add to it. */
export const RequestDocuments = (props: DocumentsProps) => (
  <>
    <h2 className="fr-h5">Documents</h2>
    <p>La collectivité qui demande et la cellule voient ces documents. Personne d’autre.</p>
    {props.documents.length > 0 ? <Documents {...props} /> : <p>Aucun document n’est joint.</p>}
    {props.mayAdd && <AddDocument {...props} />}
  </>
);

/** Its link, where it can be opened. */
export const DocumentName = ({ name, href }: Pick<DocumentLine, 'name' | 'href'>) =>
  href ? (
    <a href={href} download>
      {name}
      <span className="fr-sr-only"> (télécharger)</span>
    </a>
  ) : (
    name
  );

const Documents = ({ documents, csrf }: DocumentsProps) => (
  <ul className="te-cards">
    {documents.map(({ id, name, details, state, href, why, removal }) => (
      <li key={id} className="te-card">
        <h3 className="fr-h6 fr-mb-1v">
          <DocumentName name={name} href={href} />
        </h3>
        <BadgeWord badge={state} />
        <p className="fr-mb-1w">{details}</p>
        {why && <p className="fr-mb-1w">{why}</p>}
        {removal && <OneButton action={removal} csrf={csrf} text="Retirer" about={name} />}
      </li>
    ))}
  </ul>
);

const AddDocument = ({ base, csrf, faults, accept }: DocumentsProps) => (
  <Form action={`${base}/documents`} csrf={csrf} submit="Ajouter le document" upload>
    <UploadField label="Ajouter un document" accept={accept} faults={faults} />
  </Form>
);
