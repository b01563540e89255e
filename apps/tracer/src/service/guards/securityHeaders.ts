import type { RequestHandler, Response } from 'express'

/** No other host, no inline script. Monaco makes inline styles and needs its worker. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** What every answer carries. */
export const SECURITY_HEADERS = {
  'Content-Security-Policy': `${POLICY}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const

export const securityHeaders: RequestHandler = (_request, response, next) => {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
  next()
}

/**
 * For the embedded player and puzzles alone, which show what is public and change nothing: pages of other origins may put it into a
 * frame, those too that isolate themselves (COEP), and slides opened from a disk: `frame-ancestors *` would name no file.
 */
export function allowFraming(response: Response): void {
  response.setHeader('Content-Security-Policy', POLICY)
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
  response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
}
