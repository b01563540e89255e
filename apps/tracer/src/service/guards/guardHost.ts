import type { RequestHandler } from 'express'
import { isLoopback } from '../../isLoopback.ts'
import { Refusal } from '../bodies/refusal.ts'

/** Refuses a request that does not say, once, whom it is for; HTTP/1.0 need not say it. */
export const requireHost: RequestHandler = ({ headersDistinct, httpVersion }, response, next) => {
  const named = headersDistinct['host']?.length ?? 0
  if (named === 1 || (named === 0 && httpVersion === '1.0')) return next()
  response.setHeader('Connection', 'close')
  throw new Refusal(400, 'bad_host', 'A request must have one Host header.')
}

/**
 * Refuses requests that a foreign page makes through the visitor's browser. Bound to loopback, the service must be
 * called by a loopback name (DNS rebinding gives an attacker's name the address 127.0.0.1) or one of `names`, and a request
 * that changes something must come from a page of the same origin. Bound to anything else it is called as you like, unless
 * there are `names` (in lower case).
 */
export function guardHost(boundTo: string, names: readonly string[] = []): RequestHandler {
  const anyName = !isLoopback(boundTo) && names.length === 0
  const answersTo = [...(isLoopback(boundTo) ? ['127.0.0.1', 'localhost'] : []), ...names]
  return (request, _response, next) => {
    const host = request.headers.host ?? ''
    const name = nameOf(host).toLowerCase()
    if (!anyName && !isLoopback(name) && !names.includes(name))
      throw new Refusal(
        403,
        'foreign_host',
        `This service answers to ${conjoin(answersTo)}, not to "${host.slice(0, 200)}".`,
      )
    const { origin } = request.headers
    if (origin !== undefined && !isRead(request) && !sameHost(origin, host))
      throw new Refusal(
        403,
        'foreign_origin',
        `A page of ${origin.slice(0, 200)} may not change anything here.`,
      )
    next()
  }
}

/** 'a', 'a and b', 'a, b and c'. */
const conjoin = (names: readonly string[]) => names.join(', ').replace(/, ([^,]*)$/, ' and $1')

const isRead = ({ method }: { readonly method: string }) => method === 'GET' || method === 'HEAD'

/** For what is a visitor's own: not even read by a page of another origin. */
export const sameOriginOnly: RequestHandler = (request, _response, next) => {
  const { origin, host = '' } = request.headers
  if (origin !== undefined && !sameHost(origin, host))
    throw new Refusal(
      403,
      'foreign_origin',
      `A page of ${origin.slice(0, 200)} may not see demos here.`,
    )
  next()
}

function nameOf(host: string): string {
  return host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1')
}

/** A browser writes both in lower case and leaves out the usual port; other clients need not. */
function sameHost(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false
  const from = new URL(origin)
  const to = `${from.protocol}//${host}`
  return URL.canParse(to) && new URL(to).host === from.host
}
