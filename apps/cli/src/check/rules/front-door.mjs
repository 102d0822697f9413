import { dirname, posix } from 'node:path';
import ts from 'typescript';

const { join, normalize } = posix;

/** No index.ts lets an entity class out, however many files it goes through. */
export function entitiesLetOut(sources) {
  const files = new Map(sources.map((source) => [source.path, source]));
  return sources
    .filter(({ path }) => /^libs\/[^/]+\/src\/index\.ts$/.test(path))
    .flatMap(({ path }) =>
      exported(path, files)
        .filter(({ isEntity }) => isEntity)
        .map(({ name }) => `${path} lets the entity ${name} out`),
    );
}

/** Names a file exports, itself or by passing on. */
function exported(path, files) {
  const statements = files.get(path)?.tree.statements ?? [];
  return [...statements].flatMap((statement) =>
    ts.isExportDeclaration(statement) ? passedOn(statement, path, files) : declared(statement),
  );
}

function declared(statement) {
  if (!ts.isClassDeclaration(statement) || !ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  const isEntity = (ts.getDecorators(statement) ?? []).some(({ expression }) => /^(Child)?Entity\b/.test(expression.getText()));
  return [{ name: statement.name?.text ?? 'default', isEntity }];
}

function passedOn({ moduleSpecifier, exportClause }, path, files) {
  if (!moduleSpecifier?.text.startsWith('.')) return [];
  const target = normalize(join(dirname(path), moduleSpecifier.text.replace(/\.js$/, '.ts')));
  const all = exported(target, files);
  if (!exportClause || !ts.isNamedExports(exportClause)) return all;
  const wanted = exportClause.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
  return all.filter(({ name }) => wanted.includes(name));
}
