import type { Request, Response } from 'express'
import { ActionRefused } from '../../lab/actionRefused.ts'
import type { Labs } from '../../lab/labs.ts'
import { Refusal } from '../bodies/refusal.ts'
import { findSession } from './findSession.ts'
import { statsFormatSchema, statsThemeSchema } from './statsFormat.ts'
import { statsInDark } from './statsInDark.ts'

/** HAProxy's own figures, through this service: its page may stand in a frame of ours, and can do nothing there. */
export async function showStats(
  labs: Labs,
  request: Request<{ id: string }>,
  response: Response,
): Promise<void> {
  const session = findSession(labs, request.params.id, request)
  const format = statsFormatSchema.safeParse(request.query['format']).data
  if (format === undefined)
    throw new Refusal(400, 'bad_request', '"format" must be html, csv, json or prometheus.')
  const theme = statsThemeSchema.safeParse(request.query['theme']).data
  if (theme === undefined) throw new Refusal(400, 'bad_request', '"theme" must be dark or light.')
  if (session.stats === undefined)
    throw new Refusal(404, 'no_stats', 'This demo has no such figures.')
  try {
    const { type, text } = await session.stats(format)
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('Content-Security-Policy', STATS_POLICY)
    response.type(type).send(format === 'html' && theme === 'dark' ? statsInDark(text) : text)
  } catch (error) {
    if (!(error instanceof ActionRefused)) throw error
    throw new Refusal(409, error.code, error.message)
  }
}

/** No script, no form, nothing of any other address; in a frame of this origin alone. */
const STATS_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
