/**
 * One violation for each rule of .dependency-cruiser.cjs, and what must stay allowed. `breaks` lists every rule that the
 * file must make fire; a file without it must pass.
 */
const one = 'export const one = 1;\n';
const file = (path, ...imports) => ({ path, text: imports.map((from) => `import '${from}';\n`).join('') + one });
const breaking = (breaks, path, ...imports) => ({ ...file(path, ...imports), breaks: [breaks].flat() });

/** What the planted files import. */
const ground = [
  'kernel',
  'calendar',
  'workflow',
  'event-store',
  'read-store',
  'jobs',
  'rulebook',
  'web',
  'embedded-postgres',
  'imports',
  'testing',
  'platform',
  'registry',
  'ceremonies',
]
  .map((lib) => file(`libs/${lib}/src/index.ts`))
  .concat(
    ['registry', 'ceremonies', 'access'].map((lib) => file(`libs/${lib}/src/contract/index.ts`)),
    file('libs/testing/src/servers/index.ts'),
    file('libs/registry/src/domain/person.ts'),
    file('libs/registry/src/register-person/register-person.command.ts'),
    file('libs/registry/src/post-desk.ts', '#ceremonies/contract', '#event-store', '#rulebook'),
    file('libs/kernel/src/clock.ts'),
    file('libs/registry/src/end-post/people.fixture.ts', '#testing', '#ceremonies/contract'),
    file('apps/api/src/api.module.ts'),
    file('apps/api/src/main.ts'),
  );

const allowed = [
  file('libs/registry/src/domain/post.ts', './person.js', '#kernel', '#calendar', '#workflow'),
  file('libs/registry/src/domain/post.spec.ts', '@jest/globals', 'fast-check', '#testing', './post.js'),
  file('libs/registry/src/contract/posts.ts', '../domain/person.js', '#kernel'),
  file('libs/registry/src/end-post/end-post.handler.ts', '@nestjs/cqrs', '../post-desk.js', '../domain/person.js'),
  file('libs/registry/src/people/people.controller.ts', '#access/contract', '#web', '../bodies/page.js'),
  file('libs/registry/src/bodies/page.ts', '#web', 'class-validator'),
  file('libs/registry/src/scoping/within.ts', 'kysely'),
  file(
    'libs/registry/src/people/people.query.ts',
    '../scoping/within.js',
    'kysely',
    '#read-store',
    '#ceremonies/contract',
  ),
  file('libs/registry/src/when-filed-then-noted/note.ts', '#ceremonies/contract', '#jobs'),
  file(
    'libs/registry/src/registry.module.ts',
    './register-person/register-person.command.js',
    '@nestjs/common',
    '#ceremonies/contract',
  ),
  file('libs/registry/src/registry.int.spec.ts', '@nestjs/testing', '#ceremonies', '#testing/servers'),
  file('libs/event-store/src/postgres/postgres-event-store.adapter.ts', 'pg', '#kernel'),
  file('libs/event-store/src/eventstoredb/client.ts', '@eventstore/db-client'),
  file('libs/testing/src/servers/eventstoredb-double.ts', '@eventstore/db-client/generated/streams_grpc_pb.js'),
  file('libs/platform/src/wiring.ts', '#registry', '#jobs', '#access/contract'),
  file('apps/api/src/app.ts', '#platform', '#registry', '#event-store'),
  file('apps/standalone/src/main.ts', '../../api/src/api.module.js', '#embedded-postgres'),
  file('apps/console/src/contract.ts', '#ceremonies/contract'),
  file('libs/imports/src/table.spec.ts', 'exceljs'),
  file('test/contracts/people.spec.ts', '../../libs/registry/src/end-post/people.fixture.js'),
  file('test/bench/rows.ts', 'pg', '#testing/servers', '#event-store'),
];

const planted = [
  breaking('kernel-imports-nothing', 'libs/kernel/src/hash.ts', 'node:crypto'),
  breaking('kernel-imports-nothing', 'libs/kernel/src/days.ts', '#calendar'),
  breaking('pure-libs-import-no-package', 'libs/calendar/src/zone.ts', 'rxjs'),
  breaking('pure-libs-import-no-package', 'libs/workflow/src/file.ts', 'node:fs'),
  breaking('domain-is-pure', 'libs/registry/src/domain/nest.ts', '@nestjs/common'),
  breaking('domain-is-pure', 'libs/registry/src/domain/core.ts', 'node:crypto'),
  breaking('domain-is-pure', 'libs/registry/src/domain/store.ts', '#event-store'),
  breaking('domain-is-pure', 'libs/registry/src/domain/slice.ts', '../register-person/register-person.command.js'),
  breaking(['domain-is-pure', 'contract-readers'], 'libs/registry/src/domain/other.ts', '#ceremonies/contract'),
  breaking(['contract-is-pure', 'driver-kysely'], 'libs/registry/src/contract/rows.ts', 'kysely'),
  breaking('contract-is-pure', 'libs/registry/src/contract/store.ts', '#read-store'),
  breaking('slice-imports', 'libs/registry/src/end-post/tables.ts', '#imports'),
  breaking(
    'slice-imports-no-slice',
    'libs/registry/src/end-post/sibling.ts',
    '../register-person/register-person.command.js',
  ),
  breaking('slice-imports', 'libs/registry/src/bodies/tables.ts', '#imports'),
  breaking(
    'slice-imports-no-slice',
    'libs/registry/src/bodies/back.ts',
    '../register-person/register-person.command.js',
  ),
  breaking('slice-imports-no-slice', 'libs/registry/src/end-post/module.ts', '../registry.module.js'),
  breaking('slice-packages', 'libs/registry/src/end-post/fastify.ts', '@fastify/helmet'),
  breaking('context-by-contract', 'libs/registry/src/people/barrel.query.ts', '#ceremonies'),
  breaking('contract-readers', 'libs/registry/src/end-post/end-post.command.ts', '#ceremonies/contract'),
  breaking('controller-reads-scope', 'libs/registry/src/people/case.controller.ts', '#ceremonies/contract'),
  breaking('layer-calendar', 'libs/calendar/src/up.ts', '#workflow'),
  breaking('layer-workflow', 'libs/workflow/src/up.ts', '#event-store'),
  breaking('layer-event-store', 'libs/event-store/src/runner/up.ts', '#read-store'),
  breaking('layer-read-store', 'libs/read-store/src/up.ts', '#jobs'),
  breaking('layer-jobs', 'libs/jobs/src/up.ts', '#registry'),
  breaking('layer-embedded-postgres', 'libs/embedded-postgres/src/up.ts', '#event-store'),
  breaking('layer-imports', 'libs/imports/src/up.ts', '#read-store'),
  breaking('layer-rulebook', 'libs/rulebook/src/up.ts', '#registry/contract'),
  breaking('layer-web', 'libs/web/src/up.ts', '#event-store'),
  breaking('layer-testing', 'libs/testing/src/up.ts', '#registry'),
  breaking('driver-pg', 'libs/imports/src/pool.ts', 'pg'),
  breaking('driver-pg', 'libs/event-store/src/runner/pool.ts', 'pg'),
  breaking('driver-pg', 'apps/api/src/pool.ts', 'pg'),
  breaking('driver-kysely', 'libs/registry/src/end-post/end-post.handler.kysely.ts', 'kysely'),
  breaking('driver-queue', 'libs/read-store/src/queue.ts', 'bullmq'),
  breaking('driver-queue', 'apps/worker/src/redis.ts', 'ioredis'),
  breaking('driver-embedded-postgres', 'apps/standalone/src/server.ts', 'embedded-postgres'),
  breaking('driver-tables', 'apps/cli/src/sheet.ts', 'exceljs'),
  breaking('driver-tables', 'libs/read-store/src/rows.ts', 'csv-parse/sync'),
  breaking('driver-credentials', 'libs/platform/src/token.ts', 'jose'),
  breaking('driver-credentials', 'libs/registry/src/end-post/hash.ts', '@node-rs/argon2'),
  breaking('driver-eventstoredb', 'test/contracts/client.ts', '@eventstore/db-client'),
  breaking('nobody-imports-apps', 'libs/platform/src/app.ts', '../../../apps/api/src/main.js'),
  breaking('apps-stay-apart', 'apps/worker/src/other.ts', '../../api/src/api.module.js'),
  breaking('standalone-composes', 'apps/standalone/src/inside.ts', '../../api/src/main.js'),
  breaking('console-imports-contracts', 'apps/console/src/store.ts', '#event-store'),
  breaking('embedded-postgres-users', 'apps/api/src/server.ts', '#embedded-postgres'),
  breaking('embedded-postgres-users', 'libs/registry/src/end-post/server.ts', '#embedded-postgres'),
  breaking('embedded-postgres-users', 'libs/testing/src/server.ts', '#embedded-postgres'),
  breaking('platform-is-for-apps', 'libs/jobs/src/wiring.ts', '#platform'),
  breaking('testing-is-for-specs', 'libs/registry/src/end-post/fake.ts', '#testing'),
  breaking('testing-is-for-specs', 'apps/api/src/fake.ts', '#testing/servers'),
  breaking('fixtures-are-for-specs', 'libs/registry/src/end-post/uses.ts', './people.fixture.js'),
  breaking('spec-is-fast', 'libs/registry/src/end-post/end-post.spec.ts', '@nestjs/testing'),
  breaking('spec-is-fast', 'libs/registry/src/end-post/servers.spec.ts', '#testing/servers'),
  breaking('spec-is-fast', 'libs/registry/src/end-post/network.spec.ts', 'node:http'),
  breaking('by-its-name', 'libs/read-store/src/clock.ts', '../../kernel/src/index.js'),
  breaking('by-its-name', 'test/bench/inside.ts', '../../libs/kernel/src/clock.js'),
  breaking('no-development-package', 'libs/jobs/src/check.ts', 'fast-check'),
  breaking('no-circular', 'libs/jobs/src/left.ts', './right.js'),
  file('libs/jobs/src/right.ts', './left.js'),
  breaking('no-unresolvable', 'libs/jobs/src/missing.ts', './nowhere.js'),
];

/** A second importer of the client inside the adapter's folder: judged by the number of importers, so planted alone. */
const secondClientFile = [
  file('libs/event-store/src/eventstoredb/client.ts', '@eventstore/db-client'),
  file('libs/event-store/src/eventstoredb/second.ts', '@eventstore/db-client'),
];

export const importPlants = { files: [...ground, ...allowed, ...planted], secondClientFile };
