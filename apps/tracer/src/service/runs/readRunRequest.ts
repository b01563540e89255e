import { type RunRequest, runRequestSchema } from '@loopscope/shared/wire/api'
import { type BatchRequest, batchRequestSchema } from '@loopscope/shared/wire/batch'
import type { Request } from 'express'
import type { z } from 'zod'
import { readBody, requireJson, requireSource } from '../bodies/readBody.ts'

/** The body of POST /api/runs. Throws a Refusal that names the field and what it takes. */
export function readRunRequest(request: Request): RunRequest {
  return read(request, runRequestSchema)
}

/** The body of POST /api/batches, likewise. */
export function readBatchRequest(request: Request): BatchRequest {
  return read(request, batchRequestSchema)
}

function read<T extends RunRequest>(request: Request, schema: z.ZodType<T>): T {
  requireJson(request)
  const asked = readBody(request, schema)
  requireSource(asked.source)
  return asked
}
