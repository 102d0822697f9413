import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';

/** Our sources, parsed: `path` from the root with forward slashes, `text`, `tree`. */
export function sources(folders = ['apps', 'libs', 'test']) {
  return folders
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => join(folder, file)))
    .filter(isSource)
    .map(parsed);
}

const isSource = (file) => /\.(tsx?|mjs|cjs)$/.test(file) && !file.endsWith('.d.ts');

function parsed(file) {
  const path = file.split(sep).join('/');
  const text = readFileSync(file, 'utf8');
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}

export const isSpec = ({ path }) => /\.spec\.tsx?$/.test(path);

/** Every node below, in the order of the text. */
export function* nodes(node) {
  yield node;
  const children = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodes(child);
}

/** `path:12`, where an editor can go. */
export const at = ({ path, tree }, node) => `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
