import type { IncomingMessage } from 'node:http'
import { MAX_SOURCE_BYTES } from '@loopscope/shared/wire/api'
import type { Request } from 'express'
import type { z } from 'zod'
import { Refusal } from './refusal.ts'
import { unknownKey } from './unknownKey.ts'

/**
 * The body of a request as `schema` reads it. Throws a Refusal that names the field and what it takes; also where the body has a
 * field that the schema does not know: whoever sent it believes that it does something.
 */
export function readBody<T>(request: Request, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(request.body)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw issue?.code === 'unrecognized_keys'
      ? unknownField(issue.keys[0] ?? '')
      : new Refusal(400, 'bad_request', `${issue?.message ?? 'The body is not usable'}.`)
  }
  const unknown = unknownKey(request.body, parsed.data)
  if (unknown !== null) throw unknownField(unknown)
  return parsed.data
}

function unknownField(name: string): Refusal {
  const shown = name.length > MOST_SHOWN ? `${name.slice(0, MOST_SHOWN)}…` : name
  return new Refusal(400, 'bad_request', `There is no field ${JSON.stringify(shown)} here.`)
}

/** Characters of a field's name that are worth repeating. */
const MOST_SHOWN = 60

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
