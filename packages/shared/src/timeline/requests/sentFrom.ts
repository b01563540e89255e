import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { HttpRequest, Timeline } from '../timeline.ts'

/**
 * us: when the program itself made the request that a server of its own has read, of each incoming one by number: it cannot have
 * waited for longer. Told by method and target, the first that no one has read yet; of equal ones that may be too early, never too late.
 */
export const sentFrom: (timeline: Timeline) => ReadonlyMap<number, number> = rememberByTimeline(
  ({ requests }) => {
    const sent = new Map<string, number[]>()
    const from = new Map<number, number>()
    requests.forEach((request, number) => {
      const key = keyOf(request)
      if (key === null) return
      if (request.side !== 'incoming') {
        const same = sent.get(key)
        if (same === undefined) sent.set(key, [request.at])
        else same.push(request.at)
        return
      }
      const at = sent.get(key)?.shift()
      if (at !== undefined) from.set(number, at)
    })
    return from
  },
)

/** "GET /slow" of both sides: what is sent is told with its host or origin before the path. */
function keyOf({ target, side }: HttpRequest): string | null {
  const [method, rest] = target?.split(' ', 2) ?? []
  if (method === undefined || rest === undefined) return null
  if (side === 'incoming') return `${method} ${rest}`
  const path = rest.replace(/^https?:\/\/[^/]*/, '').replace(/^[^/]*/, '')
  return `${method} ${path}`
}
