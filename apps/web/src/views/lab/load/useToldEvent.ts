import { useMemo } from 'react'
import { isBusy } from '../../../state/lab/load/shownRun.ts'
import { toldEvent } from '../../../state/lab/load/toldEvent.ts'
import { useLabCursor, useLabState, useMoment } from '../labContext.ts'
import { useKind } from './useRun.ts'

/** What the sentence is about on a tab whose run is not the moment's last: that run's end. What goes on is always told. */
export function useToldEvent(): number | null {
  const kind = useKind()
  const cursor = useLabCursor()
  const events = useLabState((state) => state.events)
  const busy = isBusy(useMoment())
  return useMemo(
    () => (busy ? null : toldEvent(events, cursor, kind)),
    [busy, events, cursor, kind],
  )
}
