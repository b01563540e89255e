import { z } from 'zod'
import { ANSWER_SCHEMAS, REQUEST_SCHEMAS } from './schemas.ts'

export type JsonSchema = { readonly [key: string]: unknown }
/** `input`: what a client may send, where a field with a default can be left out; `output`: what it gets. */
export type Direction = 'input' | 'output'

const SETS = { input: REQUEST_SCHEMAS, output: ANSWER_SCHEMAS }
const uri = (id: string) => `#/components/schemas/${id}`

/** The schemas that have names, as JSON Schema; where one holds another it refers to it. */
export function namedSchemas(io: Direction): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(SETS[io])) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, { io, uri })
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare(schema)]))
}

/** A schema by its name; alternatives by theirs; what has no name stands there itself. */
export function referenceTo(schema: z.ZodType, io: Direction): JsonSchema {
  const name = Object.entries(SETS[io]).find(([, named]) => named === schema)?.[0]
  if (name !== undefined) return { $ref: uri(name) }
  if (schema instanceof z.ZodUnion && !(schema instanceof z.ZodDiscriminatedUnion))
    return { anyOf: schema.options.map((each) => referenceTo(each as z.ZodType, io)) }
  return bare(z.toJSONSchema(schema, { io }))
}

/** The document says once which JSON Schema it is, and where each stands. */
function bare({ $schema: _, $id: _id, ...schema }: JsonSchema): JsonSchema {
  return schema
}
