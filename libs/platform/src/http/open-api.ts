import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import { EXPORTED_AS, IS_LOCAL_DATE, IS_NO_LIST, WORKBOOK } from '#web';
import { addAnswer, answersBeside } from './answers.js';
import type { ProblemCatalogue } from './problem-catalogue.js';

const PROBLEM = {
  type: 'object',
  required: ['type', 'status', 'code', 'title', 'titleEn', 'change', 'changeEn', 'instance'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'stable' },
    title: { type: 'string', description: 'zh' },
    titleEn: { type: 'string' },
    change: { type: 'string', description: 'what to change, zh' },
    changeEn: { type: 'string' },
    params: { type: 'object', additionalProperties: true },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          path: { type: 'string' },
          code: { type: 'string' },
          zh: { type: 'string' },
          en: { type: 'string' },
        },
      },
    },
    instance: { type: 'string' },
  },
} as const;

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/**
 * The OpenAPI 3.1 document: routes from the controllers, bodies from their validation rules, answers from their types, one
 * shape of refusal.
 */
export const openApiOf = (app: INestApplication, catalogue: ProblemCatalogue): OpenAPIObject => {
  const base = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Cunzhi 村治')
    .setDescription('Event-sourced workflows for village-level governance. 村级小微权力监督流程')
    .setVersion('1')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, base);
  const bodies = validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    refPointerPrefix: '#/components/schemas/',
    additionalConverters: { [IS_LOCAL_DATE]: { type: 'string', format: 'date' }, [IS_NO_LIST]: {} },
  }) as Schemas;
  const used = document.components?.schemas ?? {};
  const described = Object.fromEntries(
    Object.entries(bodies).filter(([name]) => name in used || isNested(name, bodies)),
  );
  const known = { ...used, ...described, Problem: PROBLEM as unknown as Schemas[string] };
  const answers = answersBeside(known);
  const schemas = { ...answers.schemas, ...known };
  for (const path of Object.values(document.paths))
    for (const operation of Object.values(path)) {
      addRefusal(operation);
      addAnswer(operation, answers);
      addWorkbook(operation);
    }
  return {
    ...document,
    components: { ...document.components, schemas },
    'x-problem-codes': catalogue.codes(),
  } as OpenAPIObject;
};

const isNested = (name: string, bodies: Schemas): boolean =>
  JSON.stringify(bodies).includes(`#/components/schemas/${name}"`);

const addRefusal = (operation: unknown): void => {
  const responses = (operation as { responses?: Record<string, unknown> } | null)?.responses;
  if (!responses) return;
  responses['default'] = {
    description: 'Refused, with what to change. 拒绝及修改说明',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
};

type Exportable = {
  responses: Record<string, { content?: Record<string, unknown> }>;
  parameters?: object[];
  [EXPORTED_AS]?: unknown;
};

/** With `Accept` a list comes as a workbook: every page of it, filtered as asked, with the same columns as the answer. */
const addWorkbook = (operation: unknown): void => {
  const { responses, ...rest } = operation as Exportable;
  const answer = responses['200'];
  if (rest[EXPORTED_AS] === undefined || !answer) return;
  answer.content = { ...answer.content, [WORKBOOK]: { schema: { type: 'string', format: 'binary' } } };
  (operation as Exportable).parameters = [
    ...(rest.parameters ?? []),
    {
      name: 'Accept-Language',
      in: 'header',
      required: false,
      schema: { type: 'string' },
      description: 'Headings of the workbook: Chinese unless English comes first. Up to 50000 rows, else list-too-long',
    },
  ];
};
