import { type RunRequest, runRequestSchema } from '@loopscope/shared/wire/api'
import type { Request } from 'express'
import { readBody, requireJson, requireSource } from './readBody.ts'

/** The body of POST /api/runs. Throws a Refusal that names the field and what it takes. */
export function readRunRequest(request: Request): RunRequest {
  requireJson(request)
  const asked = readBody(request, runRequestSchema)
  requireSource(asked.source)
  return asked
}
