import type { Loopscope } from '../state/loopscope.ts'
import { shownCursor } from '../state/playback/playback.ts'
import { tabDrafts } from '../storage/drafts.ts'

const PLACE = 'last run'

/** Which run of this browser's list was on the page, and at which step. */
export type LastRun = { readonly runId: string; readonly cursor: number }

/** Notes when the page is left which run was on it, until this tab ends. */
export function keepLastRun({ session, playback, whole }: Loopscope): void {
  window.addEventListener('pagehide', () => {
    const { status, shipped } = session.getState()
    const timeline = whole()
    const isOwn = status === 'complete' && !shipped && location.pathname === '/'
    const runId = isOwn ? timeline?.run?.runId : undefined
    const cursor = shownCursor(playback.getState(), (timeline?.steps.length ?? 1) - 1)
    tabDrafts.write(PLACE, runId === undefined ? null : ({ runId, cursor } satisfies LastRun))
  })
}

/** What was noted; null: nothing, or nothing that can be read. */
export function lastRun(): LastRun | null {
  const { runId, cursor } = (tabDrafts.read(PLACE) ?? {}) as Partial<Record<keyof LastRun, unknown>>
  return typeof runId === 'string' && typeof cursor === 'number' ? { runId, cursor } : null
}
