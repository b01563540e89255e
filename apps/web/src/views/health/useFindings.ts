import type { Finding } from '@loopscope/shared/timeline/health/finding'
import { findingsOf } from '@loopscope/shared/timeline/health/findingsOf'
import { useEffect, useState } from 'react'
import { useSession, useTimeline } from '../loopscopeContext.ts'

/** What stands out in the recording so far; null before the first event. */
export function useFindings(): readonly Finding[] | null {
  const timeline = useTimeline()
  return timeline === null ? null : findingsOf(timeline)
}

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
    const handle = window.requestIdleCallback(
      () => {
        const count = findingsOf(timeline).filter(({ severity }) => severity !== 'note').length
        setCounted({ timeline, count })
      },
      { timeout: LATEST_MS },
    )
    return () => window.cancelIdleCallback(handle)
  }, [timeline, isRunning])
  return !isRunning && counted?.timeline === timeline ? (counted?.count ?? null) : null
}

const LATEST_MS = 3000
