/** Who may import whom. Every rule has a planted violation in test/probes/planted-imports.mjs. */

const { contexts, layers, drivers } = require('./libs/layers.cjs');

const pure = '(?:kernel|calendar|workflow)';
/** Folders that the slices of a context share: beside these, every folder is a slice. */
const sharedParts = '(?:domain|contract|bodies|scoping)';
const anySpec = '\\.(?:spec|fixture)\\.ts$';
const serverSpec = '\\.(?:int|e2e|contract|fault)\\.spec\\.ts$';
const barrel = (libs) => `^libs/${libs}/src/index\\.ts$`;
const contractOf = (libs) => `^libs/${libs}/src/contract/index\\.ts$`;
const npm = (names) => `(?:^|/)node_modules/(?:@types/)?(?:${names.join('|')})/`;
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Everything but what slices stand on; what other rules see to is left to them. */
const belowSlices = (libs) => ({
  path: '^libs/',
  pathNot: [
    '^libs/$1/src/',
    barrel(`(?:${pure}|${libs})`),
    `^libs/${contexts}/`,
    '^libs/(?:testing|embedded-postgres|platform)/',
  ],
});

const eventStoreDb = '(?:^|/)node_modules/@eventstore/db-client/';

module.exports = {
  forbidden: [
    forbid(
      'kernel-imports-nothing',
      'The kernel is plain vocabulary.',
      { path: '^libs/kernel/src/', pathNot: anySpec },
      { pathNot: '^libs/kernel/src/' },
    ),
    forbid(
      'pure-libs-import-no-package',
      'Calendar and workflow see neither npm nor Node.',
      { path: '^libs/(?:calendar|workflow)/src/', pathNot: anySpec },
      { pathNot: '^libs/' },
    ),
    forbid(
      'domain-is-pure',
      'Domain code imports its own domain and the pure libraries.',
      { path: '^libs/([^/]+)/src/domain/', pathNot: anySpec },
      { pathNot: ['^libs/$1/src/domain/', barrel(pure)] },
    ),
    forbid(
      'contract-is-pure',
      'A contract imports its own domain and the pure libraries.',
      { path: '^libs/([^/]+)/src/contract/', pathNot: anySpec },
      { pathNot: ['^libs/$1/src/(?:domain|contract)/', barrel(pure)] },
    ),
    forbid(
      'slice-imports',
      'A slice imports its own domain and contract, and the libraries below the contexts.',
      { path: `^libs/(${contexts})/src/(?!domain/|contract/|[^/]+-import/)([^/]+)/`, pathNot: anySpec },
      belowSlices('event-store|read-store|jobs|rulebook|web|attachments'),
    ),
    forbid(
      'import-slice-imports',
      'A slice that takes tables in also reads them.',
      { path: `^libs/(${contexts})/src/[^/]+-import/`, pathNot: anySpec },
      belowSlices('event-store|read-store|jobs|rulebook|web|attachments|imports'),
    ),
    forbid(
      'slice-imports-no-slice',
      'Slices of one context do not know each other, nor the module that puts them together.',
      { path: `^libs/(${contexts})/src/(?!domain/|contract/)([^/]+)/`, pathNot: anySpec },
      {
        path: '^libs/$1/src/',
        pathNot: [`^libs/$1/src/(?:${sharedParts}|$2)/`, '^libs/$1/src/(?!index\\.)[^/.]+\\.ts$'],
      },
    ),
    forbid(
      'slice-packages',
      'Contexts use Nest, its validation, and the drivers that their own rules admit.',
      { path: `^libs/${contexts}/src/`, pathNot: anySpec },
      {
        path: '(?:^|/)node_modules/',
        pathNot: npm([
          '@nestjs/(?:common|core|cqrs|swagger)',
          'class-validator',
          'class-transformer',
          'rxjs',
          'reflect-metadata',
          'lru-cache',
          ...Object.values(drivers).flatMap(({ packages }) => packages),
        ]),
      },
    ),
    forbid(
      'context-by-contract',
      'Another context is reached by its contract only.',
      { path: `^libs/(${contexts})/`, pathNot: serverSpec },
      { path: `^libs/${contexts}/`, pathNot: ['^libs/$1/', contractOf(contexts)] },
    ),
    forbid(
      'contract-readers',
      'Another contract is for reactions, read slices, policies, the desk that gathers facts, and the module that binds.',
      {
        path: `^libs/(${contexts})/src/`,
        pathNot: [
          anySpec,
          '\\.(?:reaction|query|projection|policy|adapter|controller|module)\\.ts$',
          '/when-[^/]+/',
          '-desk\\.ts$',
        ],
      },
      { path: `^libs/${contexts}/`, pathNot: '^libs/$1/' },
    ),
    forbid(
      'controller-reads-scope',
      'A controller asks access what its caller may see, and no other context.',
      { path: `^libs/(${contexts})/src/.*\\.controller\\.ts$` },
      { path: `^libs/${contexts}/`, pathNot: ['^libs/$1/', contractOf('access')] },
    ),
    ...Object.entries(layers).map(([lib, below]) =>
      forbid(
        `layer-${lib}`,
        `${lib} imports ${below.join(', ')}.`,
        { path: `^libs/${lib}/src/`, pathNot: anySpec },
        {
          path: '^libs/',
          pathNot: [`^libs/${lib}/src/`, barrel(`(?:${below.join('|')})`), '^libs/(?:testing|platform)/'],
        },
      ),
    ),
    ...Object.entries(drivers).map(([name, { packages, owners }]) =>
      forbid(
        `driver-${name}`,
        `${packages.join(', ')}: adapters only.`,
        { path: '^(?:apps|libs)/', pathNot: owners },
        { path: npm(packages) },
      ),
    ),
    forbid(
      'driver-eventstoredb',
      'The client is imported by its adapter; test servers may use the service definitions that it ships.',
      { pathNot: ['^libs/event-store/src/eventstoredb/', '(?:^|/)node_modules/'] },
      { path: eventStoreDb, pathNot: `${eventStoreDb}generated/` },
    ),
    {
      name: 'driver-eventstoredb-in-one-file',
      comment: 'One file knows the EventStoreDB client, so that it can be changed for its successor.',
      severity: 'error',
      from: { path: '^(?:apps|libs)/' },
      module: { path: `${eventStoreDb}dist/`, numberOfDependentsMoreThan: 1 },
    },
    forbid('nobody-imports-apps', 'Libraries never import an application.', { path: '^libs/' }, { path: '^apps/' }),
    forbid(
      'apps-stay-apart',
      'Applications share through #platform.',
      { path: '^apps/(?!standalone/)([^/]+)/' },
      { path: '^apps/', pathNot: '^apps/$1/' },
    ),
    forbid(
      'standalone-composes',
      'Standalone is api and worker in one process: it takes their modules and nothing else.',
      { path: '^apps/standalone/' },
      { path: '^apps/', pathNot: ['^apps/standalone/', '^apps/(?:api|worker)/src/[^/]+\\.module\\.ts$'] },
    ),
    forbid(
      'console-imports-contracts',
      'The console runs in a browser: contracts and its own files.',
      { path: '^apps/console/' },
      { path: '^libs/', pathNot: contractOf('[^/]+') },
    ),
    forbid(
      'embedded-postgres-users',
      'The embedded server is for standalone, the command line and tests.',
      {
        path: '^(?:apps|libs)/',
        pathNot: ['^apps/(?:standalone|cli)/', '^libs/(?:embedded-postgres|testing/src/servers)/', serverSpec],
      },
      { path: '^libs/embedded-postgres/' },
    ),
    forbid(
      'platform-is-for-apps',
      'Wiring is imported by applications only.',
      { path: '^libs/(?!platform/)' },
      { path: '^libs/platform/' },
    ),
    forbid(
      'testing-is-for-specs',
      'The test language never reaches the product.',
      { path: '^(?:apps|libs)/(?!testing/)', pathNot: anySpec },
      { path: '^libs/testing/' },
    ),
    forbid(
      'fixtures-are-for-specs',
      'What a fixture prepares is for specs.',
      { path: '^(?:apps|libs)/', pathNot: anySpec },
      { path: '\\.fixture\\.ts$' },
    ),
    forbid(
      'spec-is-fast',
      'A plain spec needs no Nest, driver, server or network: those are *.int.spec.ts.',
      { path: '^(?:apps|libs)/.*\\.spec\\.ts$', pathNot: serverSpec },
      {
        path: [
          npm([
            '@nestjs/[^/]+',
            ...Object.values({ ...drivers, tables: { packages: [] } }).flatMap(({ packages }) => packages),
          ]),
          '^libs/testing/src/servers/',
          '^libs/embedded-postgres/src/index\\.ts$',
          '^(?:node:)?(?:net|http|https|child_process)$',
        ],
      },
    ),
    forbid(
      'by-its-name',
      'Another library is imported by its #name, never by a path.',
      { path: '^(apps|libs|test)/([^/]+)/' },
      { path: '^libs/', pathNot: ['^$1/$2/', '\\.fixture\\.ts$'], dependencyTypesNot: ['aliased-subpath-import'] },
    ),
    forbid(
      'no-development-package',
      'What the product imports is a dependency, not a development dependency.',
      { path: '^(?:apps|libs)/(?!testing/)', pathNot: anySpec },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    forbid('no-circular', 'No cycles.', {}, { circular: true }),
    forbid('no-unresolvable', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:dist|test/probes)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
