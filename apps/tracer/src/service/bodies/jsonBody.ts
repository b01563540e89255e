import express, { type RequestHandler } from 'express'
import { Refusal } from './refusal.ts'

/** JSON escapes can make six bytes of one, and the other fields are small. */
const SNIPPET_LIMIT = 64 * 1024 * 6 + 4096

/**
 * Reads a body of JSON of so many bytes at most. One that says that it is larger is refused at once: the parser would first
 * read it to its end. Any other type of body is left alone.
 */
export function jsonBody(limit = SNIPPET_LIMIT): RequestHandler[] {
  const checkLength: RequestHandler = ({ headers }, _response, next) => {
    if (Number(headers['content-length'] ?? 0) > limit) throw bodyTooLarge(limit)
    next()
  }
  // Not strict: what is JSON but not what was expected is told so by its schema.
  return [checkLength, express.json({ limit, type: 'application/json', strict: false })]
}

/** The refusal of a body that is larger than its route reads. */
export function bodyTooLarge(limit: number): Refusal {
  const most =
    limit === SNIPPET_LIMIT ? 'A snippet may have 64 KB' : `This body may have ${limit} bytes`
  return new Refusal(413, 'too_large', `${most} at most.`)
}
