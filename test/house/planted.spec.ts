import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** What is planted in a copy of the house, and what `npm run check` must say of it. */
const planted: readonly (readonly [what: string, file: string, text: string, said: RegExp])[] = [
  [
    'an import sideways',
    'libs/identity/src/sideways.ts',
    `export { AgendaService } from '#agenda';`,
    /identity-imports-downward: .*sideways/,
  ],
  ['an import upward', 'libs/agenda/src/upward.ts', `export { IntakeService } from '#intake';`, /agenda-imports-downward: .*upward/],
  [
    'a lib entered by the window',
    'apps/web/src/api/window.ts',
    `export { IdentityService } from '../../../../libs/identity/src/identity.service.js';`,
    /front-door: .*window/,
  ],
  [
    'processors in the web app',
    'apps/web/src/processors.ts',
    `export { Round } from '#notifications/worker';`,
    /worker-door: .*processors/,
  ],
  ['a kernel that knows the platform', 'libs/kernel/src/curious.ts', `export { config } from '#platform';`, /kernel-alone: .*curious/],
  ['a domain that knows Node', 'libs/agenda/src/domain/node.ts', `export { join } from 'node:path';`, /pure-domain: .*domain\/node/],
  [
    'a domain that knows Nest',
    'libs/agenda/src/domain/nest.ts',
    `export { Injectable } from '@nestjs/common';`,
    /pure-domain: .*domain\/nest/,
  ],
  ['a view that loads', 'apps/web/src/views/loads.tsx', `export { IdentityService } from '#identity';`, /views-get-props: .*loads/],
  [
    'an island that takes a whole page',
    'apps/web/src/islands/whole.tsx',
    `export { page } from '../views/page.js';`,
    /islands-take-leaves: .*whole/,
  ],
  [
    'a lib without a tier',
    'libs/novelty/src/index.ts',
    'export const novelty = 1;',
    /every-lib-has-a-tier|libs\/novelty\/README\.md is missing/,
  ],
  ['an edge with its own door to the database', 'apps/web/src/own-door.ts', `export { Client } from 'pg';`, /one-door: .*own-door/],
  ['a file of 250 lines', 'libs/agenda/src/long.ts', 'export {};\n'.repeat(250), /libs\/agenda\/src\/long\.ts.*noExcessiveLinesPerFile/],
  [
    'a function of 31 lines',
    'libs/agenda/src/endless.ts',
    `export function endless() {\n${'  Math.random();\n'.repeat(29)}}\n`,
    /endless\.ts:1 endless has 31 lines/,
  ],
  [
    'a clock of its own',
    'libs/agenda/src/clockwork.ts',
    'export const now = new Date();\nexport const ms = Date.now();\n',
    /clockwork\.ts:1 reads the clock by new Date\(\)[\s\S]*clockwork\.ts:2 reads the clock by Date\.now\(\)/,
  ],
  ['the clock of PostgreSQL', 'libs/agenda/src/sql.ts', "export const sql = 'SELECT now()';", /sql\.ts:1 reads the clock by now\(\)/],
  ['a name that says nothing', 'libs/agenda/src/vague.ts', 'export class AgendaManager {}', /AgendaManager says nothing/],
  [
    'a folder that says nothing',
    'libs/agenda/src/utils/anything.ts',
    'export const anything = 1;',
    /agenda\/src\/utils\/anything\.ts says nothing/,
  ],
  [
    'an English word on a page',
    'apps/web/src/views/english.tsx',
    'export const Bad = () => <p>Please wait</p>;',
    /english\.tsx:1 English word « Please »/,
  ],
  [
    'a refused word on a page',
    'apps/web/src/views/refused.tsx',
    'export const Bad = () => <p>Votre session</p>;',
    /refused\.tsx:1 refused word « session »/,
  ],
  [
    'a repository injected in a module',
    'libs/agenda/src/injected.ts',
    `export { InjectRepository } from '@nestjs/typeorm';`,
    /injected\.ts.*noRestrictedImports/,
  ],
];

describe('the house refuses', () => {
  const house = mkdtempSync(join(tmpdir(), 'house-'));
  let said: string;

  beforeAll(async () => {
    copyHouse(house);
    for (const [, file, text] of planted) plant(join(house, file), text);
    appendFileSync(join(house, 'libs/agenda/src/index.ts'), `export * from './opening.entity.js';\n`);
    said = await checked(house, 'style', 'rules', 'boundaries');
  }, 120_000);

  afterAll(() => rmSync(house, { recursive: true, force: true }));

  it.each(planted)('%s', (_what, _file, _text, expected) => expect(said).toMatch(expected));

  it('an entity that leaves its module', () => expect(said).toMatch(/libs\/agenda\/src\/index\.ts lets the entity \w+ out/));
});

function copyHouse(to: string): void {
  for (const path of ['apps', 'libs', 'test', 'package.json', 'biome.json', '.dependency-cruiser.cjs', 'tsconfig.json'])
    cpSync(path, join(to, path), { recursive: true });
  symlinkSync(resolve('node_modules'), join(to, 'node_modules'));
}

function plant(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${text}\n`);
}

const checked = (folder: string, ...checks: string[]): Promise<string> =>
  new Promise((answer) => {
    execFile(process.execPath, ['apps/cli/src/check.mjs', ...checks], { cwd: folder, maxBuffer: 1e8 }, (_error, stdout) => answer(stdout));
  });
