import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { useEffect, useState } from 'react'
import { useSession, useTimeline } from '../hooks/loopscopeContext.ts'

/**
 * How many findings are more than a note, for the tab; null while a run goes on and before the first one. Counted when
 * the page has time: of a long recording the picture comes first.
 */
export function useFindingCount(): number | null {
  const timeline = useTimeline()
  const isRunning = useSession((session) => session.status === 'running')
  const [counted, setCounted] = useState<{ timeline: unknown; count: number } | null>(null)
  useEffect(() => {
    if (timeline === null || isRunning) return
    let left = false
    const handle = window.requestIdleCallback(
      () =>
        countIn(timeline).then(
          (count) => {
            if (!left) setCounted({ timeline, count })
          },
          (error) => console.warn('What counts the findings did not load.', error),
        ),
      { timeout: LATEST_MS },
    )
    return () => {
      left = true
      window.cancelIdleCallback(handle)
    }
  }, [timeline, isRunning])
  return !isRunning && counted?.timeline === timeline ? (counted?.count ?? null) : null
}

const LATEST_MS = 3000

/** The rules of what stands out come with the first count: none is shown before. */
async function countIn(timeline: Timeline): Promise<number> {
  const { findingsOf } = await import('@loopscope/shared/timeline/health/findingsOf')
  return findingsOf(timeline).filter(({ severity }) => severity !== 'note').length
}
