import { type Fault, faultOf } from './faults.js';

interface UploadProps {
  readonly label: string;
  /** What the field offers first; it is no check. */
  readonly accept: string;
  readonly faults: readonly Fault[];
}

/** A file is asked for by the browser's own field: it needs no script, and keeps what was chosen to itself when it is refused. */
export function UploadField({ label, accept, faults }: UploadProps) {
  const fault = faultOf(faults, 'document');
  return (
    <div className={`fr-upload-group fr-mb-3w${fault ? ' fr-upload-group--error' : ''}`}>
      <label className="fr-label" htmlFor="document">
        {label}
        <span className="fr-hint-text">
          25 Mo au plus. PDF, texte ou tableur (odt, ods, odp, docx, xlsx, pptx), image (png, jpg), texte simple (txt, csv).
        </span>
      </label>
      <input
        className="fr-upload"
        type="file"
        id="document"
        name="document"
        accept={accept}
        aria-describedby={fault ? 'document-faute' : undefined}
        aria-invalid={fault ? true : undefined}
      />
      {fault && (
        <p id="document-faute" className="fr-error-text">
          {fault}
        </p>
      )}
    </div>
  );
}
