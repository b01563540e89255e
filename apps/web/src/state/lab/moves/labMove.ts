import type { DemoName, LabEvent } from '@loopscope/shared/lab/labEvent'

/**
 * Where a move of the cursor stops: at whatever happened, or only at what became of requests, at what was measured, at what
 * became of processes, or at what somebody asked for.
 */
export type LabStop = 'step' | 'request' | 'result' | 'process' | 'action'

/** What a demo is made for: its requests, or, where no single request is told, what it measures. */
export function outcomeStop(demo: DemoName): 'request' | 'result' {
  return demo === 'autocannon' || demo === 'processes' ? 'result' : 'request'
}

/** Every way to move the cursor that has a button or a key. */
export type LabMove =
  | 'first'
  | 'last'
  | { readonly to: 'next' | 'previous'; readonly stop: LabStop }

/** A look at a process, or a line that it wrote, is nothing that happened by itself: no step ends there. */
const UNTOLD: ReadonlySet<LabEvent['type']> = new Set([
  // The part that was under way then has told its end.
  'loadOver',
  'sample',
  'log',
  'lab',
  'proxyStat',
  'proxiedSum',
])

/** What befell a process, or what another has it as. */
const OF_PROCESS: ReadonlySet<LabEvent['type']> = new Set([
  'process',
  'listening',
  'blocked',
  'backoff',
  'epoch',
  'end',
  'server',
  'reload',
  'adminSocket',
  'untold',
  'crash',
])

/** What a load run, a trial or an experiment has found. */
const MEASURED: ReadonlySet<LabEvent['type']> = new Set([
  'loadSample',
  'loadDone',
  'trial',
  'value',
  'sharing',
])

/** Of a connection what counts is who gets it: that it was opened and closed goes with its request. */
const isStep = (event: LabEvent) =>
  event.type === 'connection'
    ? event.state === 'accepted'
    : (!UNTOLD.has(event.type) && saysMore(event) && !isTidied(event)) || isThrown(event)

/** Something was thrown that nothing caught. */
export const isThrown = (event: LabEvent): boolean =>
  event.type === 'log' && event.stream === 'stderr'

/** A load generator that ends as it should has told the end of its run before, and what is only measured tells its measures. */
export const saysMore = (event: LabEvent): boolean =>
  event.type !== 'process' ||
  (event.role !== 'trial' &&
    (event.role !== 'runner' || event.state !== 'exited' || event.code !== 0))

/** A server that no load run needs any more is ended beside what the run has come to, and must not hide that. */
const isTidied = (event: LabEvent): boolean =>
  event.type === 'process' && event.state === 'exited' && event.unneeded === true

export function isStop(event: LabEvent, stop: LabStop): boolean {
  if (event.type === 'beside') return isStop(event.event, stop)
  switch (stop) {
    case 'step':
      return isStep(event)
    case 'request':
      return event.type === 'answer' || event.type === 'sum' || isStop(event, 'result')
    case 'result':
      return MEASURED.has(event.type)
    case 'process':
      return (OF_PROCESS.has(event.type) && saysMore(event) && !isTidied(event)) || isThrown(event)
    case 'action':
      return event.type === 'action'
    default:
      return stop satisfies never
  }
}

/** Where `move` leads from `cursor`; where there is no such stop any more, the end on that side, or for a jump nowhere. */
export function labMoved(events: readonly LabEvent[], cursor: number, move: LabMove): number {
  const last = Math.max(0, events.length - 1)
  if (move === 'first') return 0
  if (move === 'last') return last
  const by = move.to === 'next' ? 1 : -1
  for (let i = cursor + by; i >= 0 && i <= last; i += by) {
    const event = events[i]
    if (event !== undefined && isStop(event, move.stop)) return i
  }
  if (move.stop !== 'step') return cursor
  return by > 0 ? last : 0
}
