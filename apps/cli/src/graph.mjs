// npm run graph: draws again, from the imports themselves, the graph of docs/architecture.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cruised } from './check/boundaries.mjs';

process.chdir(fileURLToPath(new URL('../../..', import.meta.url)));

const page = 'docs/architecture.md';
const drawing = /(<!-- graph -->\n)[\s\S]*?(<!-- \/graph -->)/;

const { modules } = await cruised({
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '^dist/|^test/|\\.spec\\.tsx?$' },
});
writeFileSync(
  page,
  readFileSync(page, 'utf8').replace(drawing, (_, before, after) => `${before}${mermaid(edges(modules))}${after}`),
);

/** `apps/web → agenda`, once each. */
function edges(found) {
  const pairs = found.flatMap(({ source, dependencies }) => dependencies.map(({ resolved }) => [part(source), part(resolved)]));
  const between = pairs.filter(([from, to]) => from && to && from !== to).map((pair) => pair.join(' --> '));
  return [...new Set(between)].sort();
}

/** The lib, or the app (`web`); null for what is neither. */
function part(path) {
  return path.match(/^(?:libs|apps)\/([^/]+)\/src\/.*\.tsx?$/)?.[1] ?? null;
}

function mermaid(lines) {
  return ['```mermaid', 'flowchart TD', ...lines.map((line) => `  ${line}`), '```', ''].join('\n');
}
