import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const glossary = readFileSync('docs/glossary.md', 'utf8');

describe('the glossary', () => {
  it.each(tables())('has a line for the table %s', (table) => {
    expect(codeNames()).toContain(table);
  });

  it('sees its refused words in no name of a file, a type, a table or a column', () => {
    const words = refusedWords();
    expect(words.length).toBeGreaterThan(5);
    expect(names().filter(({ name }) => parts(name).some((part) => words.includes(part)))).toEqual([]);
  });
});

function tables(): string[] {
  const found = migrations().flatMap((sql) => [...sql.matchAll(/CREATE TABLE (\w+)\b(?! PARTITION OF)/g)].map(([, name = '']) => name));
  return [...new Set(found)].sort();
}

function migrations(): string[] {
  const folder = 'libs/platform/src/migrations';
  return readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
}

/** Second column, as a table would be called: `SessionType` → session_type. */
const codeNames = () =>
  glossary
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .flatMap((line) => [...(line.split('|')[2] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => parts(name).join('_')));

/** Under « Refused »: the first column, in backticks. */
function refusedWords(): string[] {
  const lines = (glossary.split('## Refused')[1] ?? '').split('\n').filter((line) => line.startsWith('| `'));
  return lines.flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, word = '']) => word));
}

interface Named {
  readonly file: string;
  readonly name: string;
}

const names = (): Named[] =>
  ['libs', 'apps/web', 'apps/worker'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => [{ file, name: file.replace(/.*\//, '').replace(/\..*/, '') }, ...declared(file)]),
  );

const declarations =
  /(?:^|\n)\s*(?:export )?(?:abstract )?(?:class|interface|type|enum) (\w+)|CREATE TABLE (\w+)|@Column\(\{[^}]*name: '(\w+)'/g;

const declared = (file: string): Named[] =>
  [...readFileSync(file, 'utf8').matchAll(declarations)].map(([, type, table, column]) => ({ file, name: type ?? table ?? column ?? '' }));

const parts = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[_-]/);
