import type { Request, Response } from 'express'
import type { Labs } from '../../lab/labs.ts'
import { Refusal } from '../bodies/refusal.ts'
import { findSession } from './findSession.ts'

const HEARTBEAT_MS = 15_000
/** Tabs of one session: a browser opens six connections to an origin, and actions need one of them. */
const MOST_STREAMS = 4
/** Bytes that wait for a reader; a slower one is cut off and comes back where it was. */
const MOST_WAITING = 32 * 1024 * 1024

/**
 * GET /api/labs/:id/events: all events so far (`snapshot`), or what came since `Last-Event-ID`, then each batch as it comes.
 * After the session's end nothing more comes: 204 tells a browser not to come back.
 */
export function streamLab(labs: Labs, request: Request<{ id: string }>, response: Response): void {
  const session = findSession(labs, request.params.id, request)
  const { recording } = session
  const last = /^\d{1,9}$/.exec(request.get('last-event-id') ?? '')?.[0]
  const from = Math.min(Number(last ?? 0), recording.events.length)
  if (session.ended && from === recording.events.length) {
    response.status(204).end()
    return
  }
  if (recording.watchers >= MOST_STREAMS)
    throw new Refusal(
      429,
      'too_many_streams',
      'This session is open in four tabs already: close one of them.',
      10,
    )
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    // A proxy that compresses would hold events back.
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  })
  const send = (event: 'snapshot' | 'batch', begin: number): void => {
    if (response.writableLength > MOST_WAITING) return void response.destroy()
    const expiresAt = new Date(labs.expiresAt(session.id)).toISOString()
    const rest = JSON.stringify({ expiresAt, epoch: session.epoch })
    const data = `{"from":${begin},"events":[${recording.linesFrom(begin).join(',')}],${rest.slice(1)}`
    response.write(`event: ${event}\nid: ${recording.events.length}\ndata: ${data}\n\n`)
    if (session.ended) response.end()
  }
  send(last === undefined ? 'snapshot' : 'batch', from)
  if (session.ended) return
  const left = labs.stream(session.id)
  const unwatch = recording.watch((begin) => send('batch', begin))
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS)
  response.once('close', () => {
    clearInterval(heartbeat)
    unwatch()
    left()
  })
}
