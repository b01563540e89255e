import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { Loopscope } from '../loopscope.ts'
import { welcomeStep } from './welcomeStep.ts'

/** Shows the welcome's recording at its most telling moment, with what comes hidden. */
export function putWelcome(loopscope: Loopscope, events: readonly TraceEvent[]): void {
  const { session, reveal, play } = loopscope
  loopscope.show({ ...session.getState(), node: '24' }, events, { shipped: true })
  const timeline = loopscope.whole()
  reveal.setState({ hidden: true })
  if (timeline !== null) play({ type: 'seek', cursor: welcomeStep(timeline) })
}
