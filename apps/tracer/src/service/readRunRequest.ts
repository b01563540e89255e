import { MAX_SOURCE_BYTES, type RunRequest, runRequestSchema } from '@loopscope/shared/wire/api'
import { type BatchRequest, batchRequestSchema } from '@loopscope/shared/wire/batch'
import type { Request } from 'express'
import type { z } from 'zod'
import { Refusal } from './refusal.ts'

/** The body of POST /api/runs. Throws a Refusal that names the field and what it takes. */
export function readRunRequest(request: Request): RunRequest {
  return read(request, runRequestSchema)
}

/** The body of POST /api/batches, in the same manner. */
export function readBatchRequest(request: Request): BatchRequest {
  return read(request, batchRequestSchema)
}

function read<T extends RunRequest>(request: Request, schema: z.ZodType<T>): T {
  // Not request.is(): it knows no type for a body of no bytes, which is bad JSON and not another type.
  const [type = ''] = (request.headers['content-type'] ?? '').split(';')
  if (type.trim().toLowerCase() !== 'application/json')
    throw new Refusal(415, 'not_json', 'Send the snippet as application/json.')
  const parsed = schema.safeParse(request.body)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Refusal(400, 'bad_request', `${issue?.message ?? 'The body is not usable'}.`)
  }
  const { source } = parsed.data
  if (Buffer.byteLength(source) > MAX_SOURCE_BYTES)
    throw new Refusal(413, 'too_large', `A snippet may have ${MAX_SOURCE_BYTES / 1024} KB at most.`)
  if (source.trim() === '')
    throw new Refusal(400, 'empty_source', 'There is nothing to run: the snippet is empty.')
  return parsed.data
}
