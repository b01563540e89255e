import type { EventOf } from '../../wire/traceEvent.ts'
import type { Fold } from './fold.ts'

/** Adds a stack to those that events name. */
export function noteSite(fold: Fold, event: EventOf<'site'>): void {
  const { site, frames, listener } = event
  if (site > fold.sites.length) return
  const api = event.api !== null && NOT_CALLED.test(event.api) ? null : event.api
  const key = `${api} ${frames.map(({ file, line, column }) => `${file}:${line}:${column}`).join()}`
  const place = fold.placeBySite.get(key) ?? site
  fold.placeBySite.set(key, place)
  fold.places[site] = place
  fold.sites[site] = { api, frames, listener }
}

/** Frames of Node's hooks, which no user calls: an await up to Node 14, and what native code makes. */
const NOT_CALLED = /^(?:promiseInitHook|emitInit)/

/** Null too where only frames of awaiting functions were found: those are not running. */
export function siteOf(fold: Fold, site: number | null): number | null {
  return site !== null && (fold.sites[site]?.frames.length ?? 0) > 0 ? site : null
}
