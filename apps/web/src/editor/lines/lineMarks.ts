import type { Frame, QueueEntry } from '@loopscope/shared/timeline/frame'
import type { OperationIndex, Timeline } from '@loopscope/shared/timeline/timeline'
import { formatCount, formatMs } from '../../views/kit/format.ts'
import { type Look, lookOfQueue, placeOf } from '../../views/kit/look.ts'

/** What a line has pending: of several things the one that comes first. */
export type LineMark = {
  readonly look: Look
  /** never: the run is over, and it did not get its turn. */
  readonly state: 'ready' | 'flight' | 'running' | 'never'
  /** The thing that the mark stands for. */
  readonly operation: OperationIndex
  /** For the end of the line: "due in 0.80 ms". */
  readonly note: string | null
  /** The whole of it: "setTimeout: due in 0.80 ms". One sentence per pending thing, a few at most. */
  readonly detail: readonly string[]
}

type Pending = Omit<LineMark, 'note' | 'detail'> & {
  readonly label: string
  readonly words: string
}

/** Queues from the most to the least urgent. */
const URGENCY = ['nextTick', 'microtask', 'timers', 'check'] as const
const MOST_DETAILS = 4

/** The marks of all lines at a moment. */
export function lineMarks(frame: Frame, timeline: Timeline): ReadonlyMap<number, LineMark> {
  const byLine = new Map<number, Pending[]>()
  for (const { line, pending } of [...waiting(frame, timeline), ...running(frame, timeline)]) {
    const others = byLine.get(line)
    if (others === undefined) byLine.set(line, [pending])
    else others.push(pending)
  }
  return new Map([...byLine].map(([line, all]) => [line, markOf(all)]))
}

type OnLine = { readonly line: number; readonly pending: Pending }

function waiting(frame: Frame, timeline: Timeline): OnLine[] {
  const isOver = overAt(frame, timeline)
  const found: OnLine[] = []
  const add = (entry: QueueEntry, look: Look, state: 'ready' | 'flight', words: string) => {
    const { operation, line, label } = entry
    if (line === null || entry.state === 'running') return
    const never = isOver && (timeline.operations[operation]?.runs.length ?? 0) === 0
    if (isOver && !never) return
    found.push({
      line,
      pending: never
        ? { look, state: 'never', operation, label, words: 'never ran' }
        : { look, state, operation, label, words },
    })
  }
  for (const queue of URGENCY)
    for (const entry of frame.queues[queue]) add(entry, lookOfQueue(queue), 'ready', 'ready')
  const soonest = frame.inFlight.toSorted(
    (a, b) => (a.dueAt ?? Number.POSITIVE_INFINITY) - (b.dueAt ?? Number.POSITIVE_INFINITY),
  )
  for (const entry of soonest)
    add(entry, flightLook(entry, timeline), 'flight', flightWords(entry, frame, timeline))
  return found
}

/** What is on the stack is marked as well, after all that waits: its line is where it was scheduled. */
function running({ stack }: Frame, timeline: Timeline): OnLine[] {
  return stack.flatMap(({ callback }) => {
    const ran = timeline.callbacks[callback ?? -1]
    const part = timeline.operations[ran?.operation ?? -1]
    const operation = timeline.operations[part?.group ?? -1] ?? part
    if (ran === undefined || operation === undefined || operation.line === null) return []
    const { look } = placeOf(ran.phase, ran.queue)
    const { index, label, line } = operation
    return [
      { line, pending: { look, state: 'running', operation: index, label, words: 'running' } },
    ]
  })
}

function flightLook({ operation }: QueueEntry, timeline: Timeline): Look {
  switch (timeline.operations[operation]?.kind) {
    case 'timer':
      return 'timers'
    case 'promise':
    case 'microtask':
      return 'micro'
    default:
      return 'poll'
  }
}

function flightWords({ operation, dueAt }: QueueEntry, { at }: Frame, timeline: Timeline): string {
  if (dueAt !== null)
    return dueAt > at ? `due in ${formatMs(dueAt - at)} ms` : `due since ${formatMs(at - dueAt)} ms`
  switch (timeline.operations[operation]?.kind) {
    case 'handle':
      return 'open'
    case 'promise':
      return 'waits'
    default:
      return 'in flight'
  }
}

/** Whether nothing more can run: the last step of a recording that has its end. */
function overAt({ ended, cursor, lastCursor }: Frame, { outcome }: Timeline): boolean {
  return ended || (outcome !== null && cursor === lastCursor)
}

function markOf(all: readonly Pending[]): LineMark {
  const first = all[0] ?? NOTHING
  const alike = all.filter(({ look, words }) => look === first.look && words === first.words).length
  const detail = all.slice(0, MOST_DETAILS).map(({ label, words }) => `${label}: ${words}`)
  if (all.length > MOST_DETAILS)
    detail.push(`and ${formatCount(all.length - MOST_DETAILS, 'more', 'more')}`)
  const { look, state, operation, words } = first
  const note = state === 'running' ? null : alike > 1 ? formatCount(alike, words, words) : words
  return { look, state, operation, note, detail }
}

const NOTHING: Pending = { look: 'main', state: 'running', operation: -1, label: '', words: '' }
