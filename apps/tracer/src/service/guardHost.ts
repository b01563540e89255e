import type { RequestHandler } from 'express'
import { isLoopback } from '../config.ts'
import { Refusal } from './refusal.ts'

/**
 * Refuses requests that a foreign page makes through the visitor's browser. Bound to loopback, the service must be
 * called by a loopback name (DNS rebinding gives an attacker's name the address 127.0.0.1), and a request that changes
 * something must come from a page of the same origin.
 */
export function guardHost(boundTo: string): RequestHandler {
  const local = isLoopback(boundTo)
  return (request, _response, next) => {
    const host = request.headers.host ?? ''
    if (local && !isLoopback(nameOf(host)))
      throw new Refusal(
        403,
        'foreign_host',
        `This service answers to 127.0.0.1 and localhost, not to "${host}".`,
      )
    const { origin } = request.headers
    if (
      origin !== undefined &&
      request.method !== 'GET' &&
      request.method !== 'HEAD' &&
      !sameHost(origin, host)
    )
      throw new Refusal(403, 'foreign_origin', `A page of ${origin} may not start runs here.`)
    next()
  }
}

function nameOf(host: string): string {
  return host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '')
}

function sameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host
}
