import type { Finding } from '@loopscope/shared/timeline/health/finding'
import { findingsOf } from '@loopscope/shared/timeline/health/findingsOf'
import { useTimeline } from '../hooks/loopscopeContext.ts'

/** What stands out in the recording so far; null before the first event. */
export function useFindings(): readonly Finding[] | null {
  const timeline = useTimeline()
  return timeline === null ? null : findingsOf(timeline)
}
