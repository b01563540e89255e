import { randomUUID } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'

const HEADER = 'X-Request-Id'
/** What proxies make of one: hexadecimal digits, a UUID, an address with ports and a time. */
const USABLE = /^[\w.:~-]{1,100}$/

type Believes = (address: string, hop: number) => boolean

/**
 * Gives each request the id by which logs, spans and refusals speak of it, and tells it in the answer: that which a believed
 * proxy has given it, else a new one. No one else names a request: two clients could give the same name.
 */
export const nameRequest: RequestHandler = (request, response, next) => {
  response.setHeader(HEADER, given(request) ?? randomUUID())
  next()
}

function given(request: Request): string | null {
  const believes = request.app.get('trust proxy fn') as Believes
  if (!believes(request.socket.remoteAddress ?? '', 0)) return null
  const [id = '', ...more] = request.headersDistinct[HEADER.toLowerCase()] ?? []
  return more.length === 0 && USABLE.test(id) ? id : null
}

/** The id of the request that is answered; '' before it has one. */
export function requestIdOf(response: Response): string {
  return String(response.getHeader(HEADER) ?? '')
}
