import type { Request, Response } from 'express'
import { newVisitor } from '../../lab/labs.ts'

const NAME = 'loopscope_visitor'
const COOKIE = new RegExp(`(?:^|;)\\s*${NAME}=([\\w-]{43})(?:;|$)`)

/** The secret by which a browser's sessions of demos are its own; null when it brings none. */
export function visitorOf(request: Request): string | null {
  return COOKIE.exec(request.headers.cookie ?? '')?.[1] ?? null
}

/** The same; who brings none is given one, until the browser closes. No script can read it, no other site can send it. */
export function knowVisitor(request: Request, response: Response): string {
  const known = visitorOf(request)
  if (known !== null) return known
  const visitor = newVisitor()
  response.append('Set-Cookie', `${NAME}=${visitor}; Path=/api; HttpOnly; SameSite=Strict`)
  return visitor
}
