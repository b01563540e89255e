import type { IncomingMessage } from 'node:http'
import { MAX_SOURCE_BYTES } from '@loopscope/shared/wire/api'
import type { Request } from 'express'
import type { z } from 'zod'
import { Refusal } from './refusal.ts'

/** The body of a request as `schema` reads it. Throws a Refusal that names the field and what it takes. */
export function readBody<T>(request: Request, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(request.body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Refusal(400, 'bad_request', `${issue?.message ?? 'The body is not usable'}.`)
}

/** Throws a Refusal of a body that is declared as anything but JSON. `what` it should be, for the sentence. */
export function requireJson(request: IncomingMessage, what = 'the snippet'): void {
  // Not request.is(): it knows no type for a body of no bytes, which is bad JSON and not another type.
  const [type = ''] = (request.headers['content-type'] ?? '').split(';')
  if (type.trim().toLowerCase() !== 'application/json')
    throw new Refusal(415, 'not_json', `Send ${what} as application/json.`)
}

/** Throws a Refusal of a snippet that is too large or empty. */
export function requireSource(source: string): void {
  if (Buffer.byteLength(source) > MAX_SOURCE_BYTES)
    throw new Refusal(413, 'too_large', `A snippet may have ${MAX_SOURCE_BYTES / 1024} KB at most.`)
  if (source.trim() === '')
    throw new Refusal(400, 'empty_source', 'There is nothing to run: the snippet is empty.')
}
