import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { projectFolder } from '../project-folder.js';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Answers = Readonly<{ operations: Schemas; schemas: Schemas }>;
type Operation = { operationId?: string; responses: Record<string, { content?: Record<string, unknown> }> };

const JSON_TYPE = 'application/json';
const NAMED = /"#\/components\/schemas\/(\w+)"/g;

/**
 * What routes answer where no decorator says so: read from the types in the code by `npm run answers`. A name that stands
 * for something else in the document already gets `Answer` at its end.
 */
export const answersBeside = (taken: Schemas): Answers => {
  const text = readFileSync(join(projectFolder(), 'infra/api/answers.json'), 'utf8');
  const nameOf = (name: string): string => (name in taken ? `${name}Answer` : name);
  const { operations, schemas } = JSON.parse(
    text.replaceAll(NAMED, (_, name: string) => `"#/components/schemas/${nameOf(name)}"`),
  ) as Answers;
  return {
    operations,
    schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [nameOf(name), schema])),
  };
};

export const addAnswer = (operation: unknown, { operations }: Answers): void => {
  const { operationId = '', responses } = operation as Operation;
  const schema = operations[operationId];
  const succeeded = Object.keys(responses).find((status) => status.startsWith('2'));
  if (!schema || succeeded === undefined) return;
  const answer = responses[succeeded]!;
  answer.content = { ...answer.content, [JSON_TYPE]: { schema } };
};
