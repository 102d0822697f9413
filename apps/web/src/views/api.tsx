import { page } from './page.js';

export interface ApiOperation {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly where: string;
    readonly required: boolean;
    readonly description: string;
  }[];
  /** Null when it takes none. */
  readonly body: { readonly required: boolean; readonly fields: readonly ApiField[] } | null;
  readonly answers: readonly { readonly status: string; readonly description: string }[];
}

export interface ApiField {
  /** `requester.email` for what is inside another. */
  readonly name: string;
  readonly required: boolean;
  readonly description: string;
}

/** The API for people: what each address does, what it takes and what it answers. */
export const apiPage = (operations: readonly ApiOperation[]): string =>
  page(
    { title: 'L’API', trail: [], wide: true },
    <>
      <h1>L’API</h1>
      <p className="fr-text--lead">
        Tout ce que fait la prise de rendez-vous peut se faire depuis un autre logiciel. Les réponses sont en JSON, les instants en UTC.
      </p>
      <p>
        <a href="/api/openapi.json">La description complète, au format OpenAPI 3.1</a>
      </p>
      {operations.map((operation) => (
        <Operation key={`${operation.method} ${operation.path}`} {...operation} />
      ))}
    </>,
  );

function Operation({ method, path, summary, parameters, body, answers }: ApiOperation) {
  return (
    <section className="fr-mb-6w">
      <h2 className="fr-h5">{summary}</h2>
      <p>
        <code>
          {method} {path}
        </code>
      </p>
      {parameters.length > 0 && (
        <>
          <h3 className="fr-h6">Paramètres</h3>
          <ul>
            {parameters.map(({ name, where, required, description }) => (
              <li key={`${where} ${name}`}>
                <code>{name}</code> ({where}
                {required ? ', nécessaire' : ''}){description && ` : ${description}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {body && <Body {...body} />}
      <h3 className="fr-h6">Réponses</h3>
      <ul>
        {answers.map(({ status, description }) => (
          <li key={status}>
            <code>{status}</code> {description}
          </li>
        ))}
      </ul>
    </section>
  );
}

const Body = ({ required, fields }: NonNullable<ApiOperation['body']>) => (
  <>
    <h3 className="fr-h6">Corps, en JSON{required ? '' : ' (facultatif)'}</h3>
    <ul>
      {fields.map(({ name, required: needed, description }) => (
        <li key={name}>
          <code>{name}</code>
          {needed && ' (nécessaire)'}
          {description && ` : ${description}`}
        </li>
      ))}
    </ul>
  </>
);
