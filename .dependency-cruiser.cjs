// Imports go down, never sideways, and through the front door. apps/cli/src/check/boundaries.mjs runs these rules.

/** From the ground up; a lib that is in no tier is refused. */
const tiers = [
  ['kernel'],
  ['platform'],
  ['territories', 'identity', 'agenda'],
  ['appointments', 'cases', 'gatherings', 'documents', 'providers', 'engineering', 'committees'],
  ['intake'],
  ['notifications', 'publications', 'reporting'],
];

/** The one exception within a tier. */
const mayAlsoImport = { identity: ['territories'], agenda: ['territories'] };

const specs = '\\.spec\\.tsx?$';
const libs = tiers.flat();
const any = (names) => `^libs/(${names.join('|')})/`;

/** One rule a lib: it imports itself and what lies below. */
const downOnly = tiers.flatMap((tier, height) =>
  tier.map((lib) => {
    const allowed = [lib, ...tiers.slice(0, height).flat(), ...(mayAlsoImport[lib] ?? [])];
    return forbid(
      `${lib}-imports-downward`,
      `${lib} imports only itself and the tiers below`,
      { path: any([lib]) },
      { path: any(libs.filter((other) => !allowed.includes(other))) },
    );
  }),
);

const frontDoors = [
  forbid(
    'front-door',
    'a lib is entered through its index.ts only',
    { path: '^(apps|test|libs/([^/]+))/' },
    { path: '^libs/[^/]+/src/(?!index\\.ts$)', pathNot: ['^libs/$2/', '^libs/([^/]+)/src/\\1\\.worker\\.ts$'] },
  ),
  forbid(
    'worker-door',
    'the processors of a lib are imported by apps/worker alone (and by tests)',
    { pathNot: ['^apps/worker/', '^test/', specs] },
    { path: '^libs/([^/]+)/src/\\1\\.worker\\.ts$' },
  ),
  forbid('every-lib-has-a-tier', 'a new lib is given a tier first', {}, { path: '^libs/', pathNot: any(libs) }),
];

const purity = [
  forbid(
    'kernel-alone',
    'the kernel imports nothing but temporal-polyfill',
    { path: '^libs/kernel/', pathNot: specs },
    { pathNot: ['^libs/kernel/', 'node_modules/temporal-polyfill/'] },
  ),
  forbid(
    'pure-domain',
    'domain/ imports only domain/ of its module and #kernel',
    { path: '^libs/([^/]+)/src/domain/', pathNot: specs },
    { pathNot: ['^libs/$1/src/domain/', '^libs/kernel/src/index\\.ts$'] },
  ),
  forbid('libs-know-no-app', 'a lib imports no app', { path: '^libs/', pathNot: specs }, { path: '^apps/' }),
  forbid(
    'no-test-in-the-product',
    'only specs import test/',
    { path: '^(apps|libs)/', pathNot: specs },
    { path: '^test/|\\.spec\\.tsx?$' },
  ),
  forbid(
    'tools-stay-tools',
    'the product imports no devDependency',
    { path: '^(apps|libs)/.*\\.tsx?$', pathNot: specs },
    { dependencyTypes: ['npm-dev'] },
  ),
];

const pages = [
  forbid(
    'views-get-props',
    'views and islands import no lib but types',
    { path: '^apps/web/src/(views|islands)/', pathNot: specs },
    { path: '^libs/', dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'views-stand-apart',
    'views and islands import nothing else of the web app',
    { path: '^apps/web/src/(views|islands)/', pathNot: specs },
    { path: '^apps/(?!web/src/(views|islands)/)' },
  ),
  forbid(
    'views-know-no-island',
    'a view names its islands, it does not import them',
    { path: '^apps/web/src/views/', pathNot: specs },
    { path: '^apps/web/src/islands/' },
  ),
  forbid(
    'islands-take-leaves',
    'an island takes leaf components of the views, never the page around them',
    { path: '^apps/web/src/islands/', pathNot: specs },
    { path: '^apps/web/src/views/(index|page|assets)\\.tsx?$', reachable: true },
  ),
  forbid(
    'apps-stand-apart',
    'web and worker do not import each other, nor the command line',
    { path: '^apps/(web|worker)/', pathNot: specs },
    { path: '^apps/', pathNot: ['^apps/$1/'] },
  ),
];

const database = [
  forbid(
    'one-door',
    'the edges reach the database through services',
    { path: '^apps/(web|worker)/', pathNot: specs },
    { path: 'node_modules/(typeorm|pg)/' },
  ),
];

function forbid(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

module.exports = {
  forbidden: [
    forbid('no-circle', 'two files that import each other are one', {}, { circular: true }),
    forbid('all-resolved', 'every import leads somewhere', {}, { couldNotResolve: true }),
    ...downOnly,
    ...frontDoors,
    ...purity,
    ...pages,
    ...database,
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
  },
};
