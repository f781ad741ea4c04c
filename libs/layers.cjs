/** The libraries: who stands on whom, and who alone may speak to which driver. Read by .dependency-cruiser.cjs. */

const contexts =
  '(?:access|registry|ceremonies|supervision|personnel|procedures|appointments|rotations|audits|training|obligations|trail|notify|forms)';

/** Libraries below the contexts: which other libraries each may import, by barrel. Specs may add #testing. */
const layers = {
  calendar: ['kernel'],
  workflow: ['kernel', 'calendar'],
  'event-store': ['kernel'],
  'read-store': ['kernel', 'event-store'],
  jobs: ['kernel', 'event-store', 'read-store'],
  'embedded-postgres': ['kernel'],
  imports: ['kernel', 'calendar'],
  web: ['kernel'],
  attachments: ['kernel', 'event-store', 'read-store', 'web'],
  rulebook: ['kernel', 'calendar', 'workflow', 'event-store', 'read-store', 'web'],
  testing: ['kernel', 'calendar', 'workflow', 'event-store', 'read-store', 'embedded-postgres'],
};

/** Drivers: who alone may import each. Folders under test/ may drive servers themselves. */
const drivers = {
  pg: {
    packages: ['pg', 'pg-pool', 'pg-cursor'],
    owners: [
      '^libs/event-store/src/(?:postgres|vault)/',
      '^libs/(?:read-store|jobs|access|embedded-postgres)/src/',
      '^libs/testing/src/servers/',
    ],
  },
  kysely: {
    packages: ['kysely'],
    owners: [
      '^libs/read-store/src/',
      `^libs/${contexts}/src/[^/]+/[^/]+\\.(?:query|projection|adapter)\\.ts$`,
      `^libs/${contexts}/src/scoping/`,
    ],
  },
  queue: { packages: ['bullmq', 'ioredis'], owners: ['^libs/jobs/src/', '^libs/testing/src/servers/'] },
  'embedded-postgres': {
    packages: ['embedded-postgres', '@embedded-postgres/[^/]+'],
    owners: ['^libs/embedded-postgres/src/'],
  },
  tables: { packages: ['exceljs', 'csv-parse', 'iconv-lite'], owners: ['^libs/imports/src/'] },
  attachments: {
    packages: ['@aws-sdk/client-s3', '@fastify/multipart', 'file-type'],
    owners: ['^libs/attachments/src/'],
  },
  readings: { packages: ['pinyin-pro'], owners: ['^libs/registry/src/people/'] },
  documents: {
    packages: ['docxtemplater', 'pizzip', 'saxes', 'pdfkit', 'fontkit', 'qr'],
    owners: ['^libs/forms/src/(?:docx|pdf|qr)/'],
  },
  credentials: {
    packages: ['@node-rs/argon2', 'jose', 'otplib', 'openid-client', 'rate-limiter-flexible'],
    owners: ['^libs/access/src/'],
  },
};
module.exports = { contexts, layers, drivers };
