import type { Finding } from '@loopscope/shared/timeline/health/finding'
import { findingsOf } from '@loopscope/shared/timeline/health/findingsOf'
import { useSession, useTimeline } from '../loopscopeContext.ts'

/** What stands out in the recording so far; null before the first event. */
export function useFindings(): readonly Finding[] | null {
  const timeline = useTimeline()
  return timeline === null ? null : findingsOf(timeline)
}

/** How many findings are more than a note, for the tab; null while a run goes on and before the first one. */
export function useFindingCount(): number | null {
  const timeline = useTimeline()
  const isRunning = useSession((session) => session.status === 'running')
  if (timeline === null || isRunning) return null
  return findingsOf(timeline).filter(({ severity }) => severity !== 'note').length
}
