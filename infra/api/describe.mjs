import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { createFormatter, createParser, SchemaGenerator } from 'ts-json-schema-generator';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FILE = fileURLToPath(new URL('answers.json', import.meta.url));
const ROUTES = new Set(['Get', 'Post', 'Put', 'Delete']);
const DESCRIBED = /^Api(Ok|Created|Accepted|NoContent|)Response$/;
const PREFIX = 'AnswerOf_';
const SETTINGS = { expose: 'export', topRef: true, jsDoc: 'none', additionalProperties: false, sortProps: true };

/** What is no JSON: nothing, text, a file. */
const NO_JSON = /^(void|undefined|string|Buffer)$|StreamableFile/;

const { config } = ts.readConfigFile(`${ROOT}tsconfig.json`, (file) => ts.sys.readFile(file));
const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
const controllers = fileNames.filter((file) => file.endsWith('.controller.ts'));

const decoratorsOf = (node) =>
  (ts.getDecorators(node) ?? []).map(({ expression }) =>
    (ts.isCallExpression(expression) ? expression.expression : expression).getText(),
  );

const awaited = (type) =>
  ts.isTypeReferenceNode(type) && type.typeName.getText() === 'Promise' ? type.typeArguments[0] : type;

/** The routes of a controller whose answer no decorator describes, by the ids of their operations, with what they answer. */
const answersIn = (source) =>
  source.statements.filter(ts.isClassDeclaration).flatMap((one) =>
    one.members.filter(ts.isMethodDeclaration).flatMap((method) => {
      const decorators = decoratorsOf(method);
      if (!decorators.some((name) => ROUTES.has(name)) || decorators.some((name) => DESCRIBED.test(name))) return [];
      const id = `${one.name.text}_${method.name.text}`;
      if (!method.type) throw new Error(`${id} does not say what it answers`);
      const type = awaited(method.type).getText();
      return NO_JSON.test(type) ? [] : [{ id, type }];
    }),
  );

const parsed = (file, text) => ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);

/** The program, with a name for what each route answers at the end of its controller. */
const programWithAnswers = () => {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (file, ...rest) => {
    if (!controllers.includes(file)) return read(file, ...rest);
    const text = readFileSync(file, 'utf8');
    const named = answersIn(parsed(file, text)).map(({ id, type }) => `export type ${PREFIX}${id} = ${type};`);
    return parsed(file, [text, ...named].join('\n'));
  };
  return ts.createProgram(controllers, options, host);
};

/** `Page<CaseLine>` becomes `PageOfCaseLine`: names in an OpenAPI document are words. */
const wordOf = (name) => name.replaceAll(/<(\w+)>/g, (_, of) => `Of${of[0].toUpperCase()}${of.slice(1)}`);

/** The JSON schemas of what routes answer, read from the types in the code: those of operations, by id, and what they name. */
export const describeAnswers = async () => {
  const program = programWithAnswers();
  const generator = new SchemaGenerator(program, createParser(program, SETTINGS), createFormatter(SETTINGS), SETTINGS);
  const named = controllers.flatMap((file) =>
    program
      .getSourceFile(file)
      .statements.filter((one) => ts.isTypeAliasDeclaration(one) && one.name.text.startsWith(PREFIX)),
  );
  const { definitions } = generator.createSchemaFromNodes(named);
  const entries = Object.entries({ ...definitions, LocalDate: { type: 'string', format: 'date' } })
    .map(([name, schema]) => [wordOf(name), schema])
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  const of = (isAnswer) => Object.fromEntries(entries.filter(([name]) => name.startsWith(PREFIX) === isAnswer));
  const operations = Object.fromEntries(
    Object.entries(of(true)).map(([name, schema]) => [name.slice(PREFIX.length), schema]),
  );
  const text = JSON.stringify({ operations, schemas: of(false) }).replaceAll(
    /"#\/definitions\/([^"]+)"/g,
    (_, name) => `"#/components/schemas/${wordOf(decodeURIComponent(name))}"`,
  );
  return prettier.format(text, { ...(await prettier.resolveConfig(FILE)), parser: 'json' });
};

export const keptAnswers = () => readFileSync(FILE, 'utf8');

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, await describeAnswers());
