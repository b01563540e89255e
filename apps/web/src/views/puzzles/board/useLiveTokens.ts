import { useMemo } from 'react'
import { type LiveToken, liveTokens } from '../../../state/puzzles/liveTokens.ts'
import { useSession, useTimeline } from '../../hooks/loopscopeContext.ts'
import { useVisit } from '../puzzlesContext.ts'

/** What the run of now answered; null: there is none, or it is not over. */
export function useLiveTokens(): readonly LiveToken[] | null {
  const timeline = useTimeline()
  const complete = useSession(({ status }) => status === 'complete')
  const question = useVisit((visit) => visit.puzzle?.question ?? null)
  return useMemo(
    () =>
      complete && timeline !== null && question !== null ? liveTokens(question, timeline) : null,
    [complete, timeline, question],
  )
}
