import type { Step, StepIndex, Timeline } from '@loopscope/shared/timeline/timeline'

/** What the recording knows of one line. Lines that neither scheduled nor printed anything leave no trace. */
export type LineHistory = {
  /** The steps at which it was reached, in order; never empty. */
  readonly moments: readonly StepIndex[]
  /** How many things were scheduled on it, how many callbacks of those ran, how often it wrote. */
  readonly scheduled: number
  readonly ran: number
  readonly printed: number
}

type Draft = { moments: StepIndex[]; scheduled: number; ran: number; printed: number }

/** By line. One moment is one visit: what a line does at one go counts once. */
export function lineHistories(timeline: Timeline): ReadonlyMap<number, LineHistory> {
  const lines = new Map<number, Draft>()
  let before: Step | null = null
  let sites = new Set<number>()
  timeline.steps.forEach((step, index) => {
    if (step.line === null || !TRACES.has(step.type)) return
    const history = lines.get(step.line) ?? { moments: [], scheduled: 0, ran: 0, printed: 0 }
    lines.set(step.line, history)
    if (step.type === 'schedule') history.scheduled++
    if (step.type === 'run') history.ran++
    if (step.type === 'output') history.printed++
    const goesOn =
      before !== null &&
      step.type !== 'run' &&
      before.line === step.line &&
      before.callback === step.callback &&
      !(step.site !== null && sites.has(step.site))
    if (!goesOn) {
      history.moments.push(index)
      sites = new Set()
    }
    if (step.site !== null) sites.add(step.site)
    before = step
  })
  return lines
}

const TRACES: ReadonlySet<Step['type']> = new Set(['schedule', 'run', 'output', 'error'])

/** The next visit of the line after `cursor`, around the end; `previous`: the one before. */
export function momentFrom(
  { moments }: LineHistory,
  cursor: StepIndex,
  direction: 'next' | 'previous',
): StepIndex {
  const found =
    direction === 'next'
      ? (moments.find((moment) => moment > cursor) ?? moments[0])
      : (moments.findLast((moment) => moment < cursor) ?? moments.at(-1))
  return found ?? cursor
}

/** In words: "Scheduled 1 thing, ran 2 times, printed once." */
export function historyWords({ scheduled, ran, printed }: LineHistory): string {
  const facts = [
    scheduled > 0 && `scheduled ${scheduled === 1 ? '1 thing' : `${scheduled} things`}`,
    ran > 0 && `its callback ran ${times(ran)}`,
    printed > 0 && `printed ${times(printed)}`,
  ].filter((fact) => fact !== false)
  const [first = 'an error passed here', ...others] = facts
  return `${first.charAt(0).toUpperCase()}${[first.slice(1), ...others].join(', ')}.`
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}
