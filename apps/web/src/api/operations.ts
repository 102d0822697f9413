import type { OpenAPIObject } from '@nestjs/swagger';
import type { ApiField, ApiOperation } from '#views';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Schema = Exclude<NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string], { $ref: string }>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** With what the edge answers before any handler: a method that is not there, a body that is too long or no JSON. */
export function withEdgeAnswers(described: OpenAPIObject): OpenAPIObject {
  for (const { operation } of eachOf(described)) {
    const before = operation.requestBody
      ? { 405: 'method-not-allowed', 413: 'payload-too-large', 415: 'unsupported-media-type' }
      : { 405: 'method-not-allowed' };
    for (const [status, description] of Object.entries(before)) operation.responses[status] = { description, content: problem };
  }
  return described;
}

const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } };

/** What people read of each operation at `/api`. */
export const operationsOf = (described: OpenAPIObject): ApiOperation[] =>
  eachOf(described).map(({ method, path, operation }) => ({
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? path,
    parameters: parametersOf(operation),
    body: bodyOf(operation, described),
    answers: Object.entries(operation.responses).map(([status, response]) => ({
      status,
      description: (response && 'description' in response && response.description) || 'La réponse attendue.',
    })),
  }));

const eachOf = ({ paths }: OpenAPIObject): { method: string; path: string; operation: Operation }[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );

const places: Record<string, string> = { query: 'dans l’adresse, après « ? »', path: 'dans l’adresse', header: 'en-tête' };

const parametersOf = ({ parameters = [] }: Operation): ApiOperation['parameters'] =>
  parameters.flatMap((parameter) =>
    'in' in parameter
      ? [
          {
            name: parameter.name,
            where: places[parameter.in] ?? parameter.in,
            required: parameter.required === true,
            description: parameter.description ?? '',
          },
        ]
      : [],
  );

/** The fields of its JSON, those inside another after it: `requester.firstName`; null when it takes none. */
function bodyOf({ requestBody }: Operation, described: OpenAPIObject): ApiOperation['body'] {
  const schema = requestBody && 'content' in requestBody ? requestBody.content['application/json']?.schema : undefined;
  if (!schema || !requestBody || !('content' in requestBody)) return null;
  return { required: requestBody.required === true, fields: fieldsOf(resolved(schema, described), described, '') };
}

function fieldsOf({ properties = {}, required = [] }: Schema, described: OpenAPIObject, above: string): ApiField[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    const schema = resolved(property, described);
    const field = { name: `${above}${name}`, required: required.includes(name), description: wordsOf(schema) };
    return [field, ...fieldsOf(schema, described, `${above}${name}.`)];
  });
}

function resolved(schema: Schema | { $ref: string }, { components }: OpenAPIObject): Schema {
  const reference = '$ref' in schema ? schema.$ref : (schema.allOf?.[0] as { $ref?: string } | undefined)?.$ref;
  return reference ? (components?.schemas?.[reference.slice(reference.lastIndexOf('/') + 1)] as Schema) : (schema as Schema);
}

function wordsOf({ description, enum: values, maxLength }: Schema): string {
  const length = maxLength === undefined ? [] : [`${maxLength} caractères au plus.`];
  return [...(description ? [description] : []), ...(values ? [`${values.join(', ')}.`] : []), ...length].join(' ');
}
