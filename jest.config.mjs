import { readFileSync } from 'node:fs';

const { imports } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));

/** `#agenda` → libs/agenda/src/index.ts: Jest runs the sources; only the pages are run as built, since they need their bundler. */
const aliases = Object.fromEntries(
  Object.entries(imports).map(([alias, target]) => [
    `^${alias}$`,
    typeof target === 'string'
      ? target.replace('./dist/', '<rootDir>/').replace(/\.js$/, '.ts')
      : target.default.replace('./', '<rootDir>/'),
  ]),
);

/** @type {import('jest').Config} */
const base = {
  testEnvironment: '<rootDir>/test/support/zoned-environment.cjs',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/bench/', ...(process.env.TEST_SKIP ? [process.env.TEST_SKIP] : [])],
  // .js first: a package that ships its .ts beside must run what it built
  moduleFileExtensions: ['js', 'ts', 'tsx', 'mjs', 'cjs', 'json', 'node'],
  moduleNameMapper: { ...aliases, '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '\\.(tsx?|[cm]?js)$': '<rootDir>/apps/cli/src/jest-transform.cjs' },
  transformIgnorePatterns: [],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

/** The rules and services level, once more on the clock of another place: no answer may depend on TZ. */
const elsewhere = (zone) => ({
  ...base,
  displayName: `TZ=${zone}`,
  roots: ['<rootDir>/libs'],
  // one Redis for the run: what is on it is not cloned
  testPathIgnorePatterns: [...base.testPathIgnorePatterns, '\\.redis\\.spec\\.ts$'],
  testEnvironmentOptions: { zone },
  globalSetup: undefined,
  globalTeardown: undefined,
});

const zones = (process.env.TEST_ZONES ?? '').split(',').filter(Boolean);

/** @type {import('jest').Config} */
export default {
  ...(zones.length > 0 ? { projects: [base, ...zones.map(elsewhere)] } : base),
  testTimeout: 20_000,
  workerIdleMemoryLimit: '1GB',
};
