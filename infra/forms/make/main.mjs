/**
 * Writes Word templates as they first were: node infra/forms/make/main.mjs [name …]. From then on Word is their editor, so
 * one that is there is written anew only where it is named.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { ceremonyTemplates } from './ceremonies.mjs';
import { postTemplates } from './posts.mjs';
import { reviewTemplates } from './review.mjs';
import { document } from './word.mjs';

const templates = { ...reviewTemplates, ...postTemplates, ...ceremonyTemplates };
const wanted = process.argv.slice(2);
for (const [name, [page, blocks]] of Object.entries(templates)) {
  const file = new URL(`../${name}.docx`, import.meta.url);
  if (wanted.includes(name) || !existsSync(file)) writeFileSync(file, document(blocks, page));
}
