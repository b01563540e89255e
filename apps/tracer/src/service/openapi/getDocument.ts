import type { RequestHandler } from 'express'
import { VERSION } from '../../version.ts'
import { openApiDocument } from './openApiDocument.ts'

/** GET /api/openapi.json. Made when it is first asked for, and then kept: it never changes while the service runs. */
export function getDocument(): RequestHandler {
  let text: string | null = null
  return (_request, response) => {
    text ??= JSON.stringify(openApiDocument(VERSION))
    response.type('json').send(text)
  }
}
