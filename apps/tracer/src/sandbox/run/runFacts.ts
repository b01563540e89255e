import { createLive } from '@loopscope/shared/timeline/ends/live'
import { seeEvent } from '@loopscope/shared/timeline/ends/seeEvent'
import { stopReason } from '@loopscope/shared/timeline/ends/stopReason'
import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import type { EventOf, TraceEvent } from '@loopscope/shared/wire/traceEvent'

/** What the recording says that matters for the outcome, gathered while the events pass. */
export class RunFacts {
  /** The last error that no one handled. */
  error: EventOf<'error'> | null = null
  /** The code with which the process said it would end. */
  endCode: number | null = null
  truncated = false
  /** Somebody tried to start a process. */
  triedProcess = false
  #live = createLive()

  observe(event: TraceEvent): void {
    seeEvent(this.#live, event)
    switch (event.type) {
      case 'init':
        if (event.resource === 'PROCESSWRAP') this.triedProcess = true
        return
      case 'error':
        if (!event.handled && event.kind !== 'rejectionHandled') this.error = event
        return
      case 'end':
        this.endCode = event.code
        return
      case 'truncated':
        this.truncated = true
        return
    }
  }

  /** Why a run with this outcome had not ended by itself: the sentences that the page finds in the same recording. */
  stopReason(outcome: RunOutcome): string | undefined {
    return stopReason(this.#live, outcome) ?? undefined
  }
}
