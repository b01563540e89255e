import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { useEffect, useRef } from 'react'
import { loadForm } from '../../../state/lab/load/loadForm.ts'
import { useLabCursor, useLabPlayback, useMoment } from '../labContext.ts'

/** A run that begins is shown, and so is the run of a moment that somebody goes to, whatever tab was chosen before. */
export function useFollowedRun(): void {
  const moment = useMoment()
  const cursor = useLabCursor()
  const following = useLabPlayback((playback) => playback.following)
  const still = useLabPlayback(({ playing }) => !playing) && !following
  /** null: nothing is shown yet, and the tab of the address stays. */
  const run = moment === null ? null : (moment.load?.runs.at(-1)?.run ?? 0)
  const before = useRef({ run, cursor })
  const isOfRun = moment !== null && OF_RUN.has(moment.event.type)
  useEffect(() => {
    const was = before.current
    before.current = { run, cursor }
    const isVisited = still && isOfRun && cursor !== was.cursor
    const hasBegun = following && run !== was.run
    if (was.run !== null && (hasBegun || isVisited)) loadForm.setState({ tab: null })
  }, [run, cursor, still, following, isOfRun])
}

const OF_RUN: ReadonlySet<LabEvent['type']> = new Set(['loadStarted', 'loadSample', 'loadDone'])
