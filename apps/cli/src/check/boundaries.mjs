// The import rules of the house, by dependency-cruiser.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(import.meta.url);
const folders = ['apps', 'libs', 'test'];

/** The broken rules, one line each; throws when it saw too little to judge. */
export async function brokenBoundaries() {
  const { forbidden, options } = rules();
  const { modules, summary } = await cruised({ ...options, ruleSet: { forbidden }, validate: true });
  mustSeeAliases(modules);
  const explained = Object.fromEntries(forbidden.map(({ name, comment }) => [name, comment]));
  return summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to} (${explained[rule.name]})`);
}

const rules = () => require(resolve('.dependency-cruiser.cjs'));

/** What dependency-cruiser sees of the sources. */
export async function cruised(options) {
  const { cruise } = await import('dependency-cruiser');
  const asNode = { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] };
  const { output } = await cruise(folders, options, { ...asNode, alias: aliases(), extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } });
  return output;
}

/** `#agenda` → libs/agenda/src/index.ts: the sources are judged, not what was built. */
function aliases() {
  const { imports } = JSON.parse(readFileSync('package.json', 'utf8'));
  return Object.fromEntries(
    Object.entries(imports).map(([alias, target]) => [
      `${alias}$`,
      resolve((target.types ?? target).replace('./dist/', './').replace(/\.js$/, '.ts')),
    ]),
  );
}

/** Twice a tool that saw nothing has said « no violations »: with TypeScript 7, and when it took # for dist. */
function mustSeeAliases(modules) {
  const throughDoor = modules.some(
    ({ source, dependencies }) =>
      /^apps\/.*\.ts$/.test(source) && dependencies.some(({ resolved }) => /^libs\/[^/]+\/src\/index\.ts$/.test(resolved)),
  );
  if (modules.length === 0 || !throughDoor)
    throw new Error(`boundaries: ${modules.length} modules seen, and no import of a lib by an app.`);
}
