import {
  shareAgainRequestSchema,
  shareLabRequestSchema,
  shareRunRequestSchema,
  shareSnippetRequestSchema,
} from '@loopscope/shared/wire/share'
import type { Request } from 'express'
import { readBody, requireJson, requireSource } from '../bodies/readBody.ts'

/** The body of POST /api/shares, by what is to be shared. Throws a Refusal that names the field and what it takes. */
export function readShareRequest(request: Request) {
  requireJson(request)
  const body: unknown = request.body
  // Never stored: what a link shows was recorded here. Whoever sends one along with a run is not refused for it.
  if (hasField(body, 'recording')) Reflect.deleteProperty(body, 'recording')
  if (hasField(body, 'runId'))
    return { of: 'run', ...readBody(request, shareRunRequestSchema) } as const
  if (hasField(body, 'shareId'))
    return { of: 'share', ...readBody(request, shareAgainRequestSchema) } as const
  if (hasField(body, 'labId'))
    return { of: 'lab', ...readBody(request, shareLabRequestSchema) } as const
  const asked = readBody(request, shareSnippetRequestSchema)
  requireSource(asked.source)
  return { of: 'snippet', ...asked } as const
}

function hasField(body: unknown, name: string): body is object {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name)
}
