import { loadGoesOn } from '@loopscope/shared/lab/load/loadGoesOn'
import { useMemo } from 'react'
import { type ToldEvent, toldEvent } from '../../../state/lab/load/toldEvent.ts'
import { useLabCursor, useLabState, useMoment } from '../labContext.ts'
import { useKind } from './useRun.ts'

/** What the sentence is about on a tab whose run is not the moment's last: that run's end. What goes on is always told. */
export function useToldEvent(): ToldEvent | null {
  const kind = useKind()
  const cursor = useLabCursor()
  const events = useLabState((state) => state.events)
  const moment = useMoment()
  // Not until its generator has exited: what it measured is over when that has been told.
  const goesOn = moment?.load != null && moment.end === null && loadGoesOn(moment.load)
  return useMemo(
    () => (goesOn ? null : toldEvent(events, cursor, kind)),
    [goesOn, events, cursor, kind],
  )
}
