import { STATUS_CODES } from 'node:http'
import { type Direction, type JsonSchema, namedSchemas, referenceTo } from './namedSchemas.ts'
import { OPERATIONS, refusalsOf } from './openApiDocument.ts'
import type { Operation } from './operation.ts'
import { REFUSALS } from './refusals.ts'
import { typeText } from './typeText.ts'

/** docs/api.md: every address of the service, made from what its routes read and answer with. */
export function apiPage(): string {
  const tags = [...new Set(OPERATIONS.map(({ tag }) => tag))]
  return [
    '# The API',
    '',
    'A service describes itself at `GET /api/openapi.json` (OpenAPI 3.1). This page says the same for people; `npm run docs` makes both',
    'from the schemas that the routes read and answer with. An address answers `OPTIONS` with what it takes, and a method that it does',
    'not take with 405. Sessions of demos belong to the visitor whose cookie `GET /api/labs` brings.',
    '',
    ...tags.flatMap((tag) => [
      `## ${tag}`,
      '',
      ...OPERATIONS.filter((operation) => operation.tag === tag).flatMap(operationText),
    ]),
    '## Refusals',
    '',
    'A refusal is a `Refusal`: a code for programs and a sentence for people. Any address may refuse with `bad_host`, `foreign_host`,',
    '`method_not_allowed` or `internal`; what is not HTTP/1.1 is refused before it has an address.',
    '',
    '| status | code | what it means |',
    '|---|---|---|',
    ...Object.entries(REFUSALS).map(
      ([code, { status, means }]) => `| ${status} | \`${code}\` | ${means} |`,
    ),
    '',
    '## Schemas',
    '',
    ...(['input', 'output'] as const).flatMap(schemaTexts),
  ].join('\n')
}

function operationText(operation: Operation): string[] {
  const { method, path, summary, parameters = [], body, answers } = operation
  const shown = (schema: Parameters<typeof referenceTo>[0], io: Direction) =>
    `\`${typeText(referenceTo(schema, io)).replaceAll(/\s+/g, ' ')}\``
  const refused = [...refusalsOf(operation)].toSorted(([a], [b]) => a - b)
  return [
    `### ${method.toUpperCase()} ${path}`,
    '',
    `${summary}.`,
    '',
    ...parameters.map(
      ({ name, in: where, description, schema }) =>
        `- ${where} \`${name}\` (${shown(schema, 'input')}): ${description}`,
    ),
    ...(body === undefined
      ? []
      : [
          `- body${body.optional === true ? ', if any' : ''}: ${shown(body.schema, 'input').replaceAll(' | ', '` or `')}. ${body.description}`,
        ]),
    ...Object.entries(answers).map(
      ([status, { description, type, schema }]) =>
        `- **${status}** ${STATUS_CODES[status]}${type === undefined ? '' : `, \`${type}\``}${schema === undefined ? '' : ` of ${shown(schema, 'output')}`}: ${description}`,
    ),
    ...refused.map(
      ([status, codes]) => `- ${status}: ${codes.map((code) => `\`${code}\``).join(', ')}`,
    ),
    '',
  ]
}

function schemaTexts(io: Direction): string[] {
  const schemas: [string, JsonSchema][] = Object.entries(namedSchemas(io))
  return schemas.flatMap(([name, schema]) => [
    `### ${name}`,
    '',
    '```ts',
    typeText(schema),
    '```',
    '',
  ])
}
