import { rememberByTimeline } from '../rememberByTimeline.ts'
import { runStepOf } from '../steps/runStep.ts'
import type {
  Callback,
  CallbackIndex,
  HttpRequest,
  OperationIndex,
  StepIndex,
  Timeline,
} from '../timeline.ts'
import { askedAt } from './askedAt.ts'
import { momentOf } from './momentOf.ts'
import { requestOwners } from './requestOwners.ts'
import type { RequestEnd, RequestRow } from './requestRow.ts'
import { stepBy } from './stepBy.ts'
import { type Stretch, union } from './stretches.ts'
import { waitsOf } from './waitsOf.ts'

/** Each HTTP request of the recording, in the order in which they began. About linear, once per timeline. */
export const requestRows: (timeline: Timeline) => readonly RequestRow[] = rememberByTimeline(
  (timeline) => {
    const owned = ownedBy(timeline)
    return timeline.requests.map((request, number) =>
      rowOf(timeline, request, number, owned[number] ?? NOTHING),
    )
  },
)

type Owned = { readonly callbacks: CallbackIndex[]; readonly operations: Set<OperationIndex> }
const NOTHING: Owned = { callbacks: [], operations: new Set() }

/** What belongs to each request. What was asked for while an incoming one was answered belongs to both. */
function ownedBy(timeline: Timeline): readonly Owned[] {
  const owners = requestOwners(timeline)
  const owned = timeline.requests.map((): Owned => ({ callbacks: [], operations: new Set() }))
  const each = (owner: number, give: (to: Owned) => void) => {
    for (const number of [owner, owners.within[owner] ?? -1]) {
      const to = owned[number]
      if (to !== undefined) give(to)
    }
  }
  owners.callbacks.forEach((owner, index) => {
    if (owner < 0) return
    // What reads the messages of a server's connection serves all of its requests.
    const isServers = timeline.requests[owner]?.side === 'incoming'
    const operation = isServers ? -1 : (timeline.callbacks[index]?.operation ?? -1)
    each(owner, (to) => {
      to.callbacks.push(index)
      if (isShown(timeline, operation)) to.operations.add(operation)
    })
  })
  owners.operations.forEach((owner, index) => {
    if (owner >= 0 && isShown(timeline, index)) each(owner, (to) => to.operations.add(index))
  })
  return owned
}

function isShown({ operations }: Timeline, index: OperationIndex): boolean {
  return operations[index]?.internal === false
}

function rowOf(
  timeline: Timeline,
  request: HttpRequest,
  number: number,
  { callbacks, operations }: Owned,
): RequestRow {
  const { side, status } = request
  // The callback that has read its head told of it just before the 'request' listeners were called.
  const read = side === 'incoming' ? timeline.callbacks[request.callback ?? -1] : undefined
  const at = read?.startAt ?? request.at
  const end = endOf(timeline, request)
  const until = end.at ?? timeline.lastAt
  const own = callbacks
    .map((index) => timeline.callbacks[index])
    .filter((each) => each !== undefined)
  const ran = union(own.map((callback) => runOf(timeline, callback)))
  const [method = null, target = null] = request.target?.split(' ', 2) ?? []
  const { waits, waitedUs, waitedEvidence, held } = waitsOf(timeline, number, own, until)
  return {
    number,
    side,
    method,
    target,
    status,
    place: askedAt(timeline, request),
    at,
    ranAt: own[0]?.startAt ?? null,
    end,
    totalUs: until - at,
    ranUs: ran.reduce((us, { from, to }) => us + Math.max(0, Math.min(to, until) - from), 0),
    waitedUs,
    waitedEvidence,
    waits,
    held,
    callbacks,
    operations,
    step: firstStep(timeline, own) ?? stepBy(timeline, at),
  }
}

/** Where the first of its callbacks that has a step begins. */
function firstStep(timeline: Timeline, own: readonly Callback[]): StepIndex | null {
  for (const { index } of own) {
    const step = runStepOf(timeline, index)
    if (step !== null) return step
  }
  return null
}

function runOf({ lastAt }: Timeline, { startAt, endAt }: Callback): Stretch {
  return { from: startAt, to: endAt ?? lastAt }
}

function endOf(timeline: Timeline, request: HttpRequest): RequestEnd {
  const isIncoming = request.side === 'incoming'
  const answered = momentOf(request, isIncoming ? 'ended' : 'completed')
  const at = closedAt(timeline).get(request.connection ?? -1) ?? null
  // An answer that is ended after its connection was closed reaches no one.
  if (answered !== null && !(isIncoming && at !== null && at < answered.at))
    return { kind: 'answered', at: answered.at }
  const failed = momentOf(request, 'failed')
  if (failed !== null) return { kind: 'failed', at: failed.at }
  return at === null ? { kind: 'open', at } : { kind: 'closed', at }
}

/** us: when each handle was closed. */
const closedAt = rememberByTimeline(({ holds }) => {
  const closed = holds.filter(({ state }) => state === 'closed')
  return new Map(closed.map(({ operation, at }) => [operation, at]))
})
