import { STATUS_CODES } from 'node:http'
import { refusalSchema } from '@loopscope/shared/wire/api'
import { labOperations } from './labOperations.ts'
import { type JsonSchema as Json, namedSchemas, referenceTo } from './namedSchemas.ts'
import type { Answer, Operation, Parameter } from './operation.ts'
import { puzzleOperations } from './puzzleOperations.ts'
import { REFUSALS, type RefusalCode } from './refusals.ts'
import { runOperations } from './runOperations.ts'
import { serviceOperations } from './serviceOperations.ts'
import { shareOperations } from './shareOperations.ts'

/** Everything that the service answers besides pages and their files. */
export const OPERATIONS: readonly Operation[] = [
  ...runOperations,
  ...puzzleOperations,
  ...shareOperations,
  ...labOperations,
  ...serviceOperations,
]

/** Of every address. */
const EVERYWHERE: readonly RefusalCode[] = ['bad_host', 'foreign_host', 'internal']

/** What Node's parser refuses before there is a request. */
const BEFORE_ROUTING: readonly RefusalCode[] = [
  ...(['bad_request', 'too_slow', 'too_large', 'expectation_failed'] as const),
  ...(['headers_too_large', 'unknown_method', 'unknown_protocol'] as const),
]

export type OpenApiDocument = Json & {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Json>> }
}

/** The API as OpenAPI 3.1, made from the schemas that its routes read and answer with. */
export function openApiDocument(version: string): OpenApiDocument {
  const schemas = { ...namedSchemas('input'), ...namedSchemas('output') }
  const paths: Record<string, Record<string, Json>> = {}
  for (const operation of OPERATIONS)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation) }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Loopscope',
      version,
      description: INTRODUCTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [],
    tags: [...new Set(OPERATIONS.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: { schemas },
  }
}

const INTRODUCTION = [
  'Every refusal has a body with a code for programs and a sentence for people.',
  'A body with a field that is not described here is refused with 400.',
  'An address answers OPTIONS with 204 and any method that it does not take with 405 (`method_not_allowed`), and says in the header Allow which it takes; an unknown address answers 404 (`not_found`).',
  `What is not a request in HTTP/1.1 is refused before it has an address: ${BEFORE_ROUTING.map((code) => `${REFUSALS[code].status} (\`${code}\`)`).join(', ')}.`,
  'Sessions of demos belong to the visitor whose cookie GET /api/labs brings.',
].join('\n\n')

/** What an operation may refuse, by status. */
export function refusalsOf({
  method,
  refusals,
  refusedAs = {},
}: Operation): Map<number, RefusalCode[]> {
  const foreign: RefusalCode[] = method === 'get' ? [] : ['foreign_origin']
  const byStatus = new Map<number, RefusalCode[]>()
  for (const code of new Set([...refusals, ...foreign, ...EVERYWHERE])) {
    const status = refusedAs[code] ?? REFUSALS[code].status
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return byStatus
}

function described(operation: Operation): Json {
  const { id, tag, summary, parameters = [], body, answers } = operation
  const responses: Record<string, Json> = {}
  for (const [status, answer] of Object.entries(answers)) responses[status] = response(answer)
  for (const [status, codes] of refusalsOf(operation))
    responses[status] ??= {
      description: `${STATUS_CODES[status]}: ${codes.map((code) => `\`${code}\``).join(', ')}.`,
      content: { 'application/json': { schema: referenceTo(refusalSchema, 'output') } },
    }
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(parameters.length > 0 && { parameters: parameters.map(parameter) }),
    ...(body && {
      requestBody: {
        description: body.description,
        required: body.optional !== true,
        content: { 'application/json': { schema: referenceTo(body.schema, 'input') } },
      },
    }),
    responses,
  }
}

function response({ description, type, schema }: Answer): Json {
  if (type === undefined) return { description }
  if (schema === undefined) return { description, content: { [type]: {} } }
  // OpenAPI 3.1 has no word for a stream: 3.2 says `itemSchema`, and tools pass over what begins with x-.
  const content = STREAMS.has(type)
    ? { schema: { type: 'string' }, 'x-itemSchema': referenceTo(schema, 'output') }
    : { schema: referenceTo(schema, 'output') }
  return { description, content: { [type]: content } }
}

const STREAMS: ReadonlySet<string> = new Set(['application/x-ndjson', 'text/event-stream'])

function parameter({ name, in: where, schema, description }: Parameter): Json {
  const required = where === 'path'
  return { name, in: where, required, description, schema: referenceTo(schema, 'input') }
}
