import { DOCS } from '../docs.ts'
import { count, onLine } from '../sentences/words.ts'
import type { HttpRequest, Timeline } from '../timeline.ts'
import type { Finding } from './finding.ts'
import { LISTED } from './thresholds.ts'

/**
 * What waits at the end of a run that had to be stopped, because `end()` was not called: responses that a server of the snippet's has
 * not ended, and requests that it sends itself. Of connections that are still open; those of one sentence are one finding.
 */
export function unendedFindings(timeline: Timeline): Finding[] {
  if (timeline.outcome?.type !== 'timedOut' || timeline.truncated) return []
  const bySentence = new Map<string, { request: HttpRequest; times: number }>()
  for (const request of timeline.requests) {
    if (!isUnended(timeline, request)) continue
    const sentence =
      request.side === 'incoming' ? ofResponse(request) : ofRequest(timeline, request)
    const known = bySentence.get(sentence)
    if (known === undefined) bySentence.set(sentence, { request, times: 1 })
    else known.times++
  }
  return [...bySentence].slice(0, LISTED).map(([sentence, { request, times }]) => ({
    kind: 'unended',
    // A response may be meant to go on for as long as somebody listens.
    severity: request.side === 'incoming' ? 'note' : 'warning',
    sentence: times === 1 ? sentence : `${sentence} So it is with ${count(times, 'request')}.`,
    amount: times,
    step: timeline.steps.length - 1,
    operation: request.message ?? request.connection,
    docs: DOCS.requestEnd,
  }))
}

function isUnended({ operations }: Timeline, { side, moments, connection }: HttpRequest): boolean {
  if (side === 'fetch' || moments.some(({ moment }) => OVER.has(moment))) return false
  const open = operations[connection ?? -1]
  return open !== undefined && open.doneAt === null
}

const OVER: ReadonlySet<string> = new Set(['ended', 'responded', 'completed', 'failed'])

function ofResponse({ target }: HttpRequest): string {
  return `The response to ${target ?? 'a request'} was not ended: its client waits until end() is called on it.`
}

function ofRequest({ sites }: Timeline, { site }: HttpRequest): string {
  const line = sites[site ?? -1]?.frames.find(({ file }) => file === null)?.line ?? null
  return `The request${onLine(line)} was not ended: it is whole only when end() is called on it, as http.get() does by itself.`
}
