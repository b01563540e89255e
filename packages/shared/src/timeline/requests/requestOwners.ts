import { rememberByTimeline } from '../rememberByTimeline.ts'
import { operationById } from '../steps/runStep.ts'
import type { Callback, CallbackIndex, OperationIndex, Timeline } from '../timeline.ts'
import { momentOf } from './momentOf.ts'

/** Which request each callback and each operation was caused by, by `asyncId` and who scheduled it; -1: by none. */
export type RequestOwners = {
  readonly callbacks: Int32Array
  readonly operations: Int32Array
  /** Of a request that was made while an incoming one was being answered: that one; -1: it was not. */
  readonly within: Int32Array
}

/**
 * A parser's callbacks belong to the request whose head was read last. All that is scheduled in a request's callbacks belongs to
 * it; in those of an outgoing one as long as its answer comes in: what the snippet does with the answer is its caller's.
 */
export const requestOwners: (timeline: Timeline) => RequestOwners = rememberByTimeline(
  (timeline) => {
    const { callbacks, operations, requests } = timeline
    const owners = {
      callbacks: new Int32Array(callbacks.length).fill(-1),
      operations: new Int32Array(operations.length).fill(-1),
      within: new Int32Array(requests.length).fill(-1),
    }
    if (requests.length === 0) return owners
    const begun = begunIn(timeline)
    const reading = new Map<OperationIndex, number>()
    requests.forEach(({ side, message }, number) => {
      if (side !== 'incoming' && message !== null) reading.set(message, number)
    })
    // What a callback has scheduled was made after it began, and before its own callbacks did.
    let next = 0
    for (const callback of callbacks) {
      for (; (operations[next]?.scheduledBy ?? -1) < callback.index; next++) {
        if ((operations[next]?.scheduledAt ?? Number.POSITIVE_INFINITY) > callback.startAt) break
        owners.operations[next] = ownerOfNew(timeline, owners, next)
      }
      const here = begun.get(callback.index) ?? []
      for (const number of here) {
        const request = requests[number]
        if (request?.side === 'incoming' && request.message !== null)
          reading.set(request.message, number)
      }
      const owner = ownerOf(timeline, owners, reading, callback)
      owners.callbacks[callback.index] = owner
      const within = requests[owner]?.side === 'incoming' ? owner : (owners.within[owner] ?? -1)
      for (const number of here)
        if (requests[number]?.side !== 'incoming') owners.within[number] = within
    }
    for (; next < operations.length; next++)
      owners.operations[next] = ownerOfNew(timeline, owners, next)
    return owners
  },
)

/** The requests that were first told of in each callback. */
function begunIn({ requests }: Timeline): ReadonlyMap<CallbackIndex, readonly number[]> {
  const begun = new Map<CallbackIndex, number[]>()
  requests.forEach(({ callback }, number) => {
    if (callback === null) return
    const here = begun.get(callback)
    if (here === undefined) begun.set(callback, [number])
    else here.push(number)
  })
  return begun
}

function ownerOf(
  timeline: Timeline,
  owners: RequestOwners,
  reading: ReadonlyMap<OperationIndex, number>,
  { asyncId, kind, parent }: Callback,
): number {
  const operation = operationById(timeline, asyncId) ?? -1
  const read = reading.get(operation)
  if (read !== undefined) return read
  const own = owners.operations[operation] ?? -1
  return own < 0 && kind === 'nested' ? (owners.callbacks[parent ?? -1] ?? -1) : own
}

function ownerOfNew({ requests, operations }: Timeline, owners: RequestOwners, index: number) {
  const { scheduledBy, scheduledAt } = operations[index] ?? { scheduledBy: null, scheduledAt: 0 }
  const owner = owners.callbacks[scheduledBy ?? -1] ?? -1
  const request = requests[owner]
  if (request === undefined || request.side === 'incoming') return owner
  const completed = momentOf(request, 'completed')
  return completed === null || scheduledAt <= completed.at ? owner : (owners.within[owner] ?? -1)
}
