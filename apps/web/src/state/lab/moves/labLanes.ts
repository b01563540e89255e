import { isOrderlyExit } from '@loopscope/shared/lab/isOrderlyExit'
import type { LabEvent, LabEventOf } from '@loopscope/shared/lab/labEvent'

/** One stretch of a process' life. Times are us on the lab's clock; `to` null: it goes on. */
type LifeSpan = {
  readonly state: 'starting' | 'listening' | 'ending' | 'frozen'
  readonly from: number
  readonly to: number | null
}

/** What a process did, as far as the recording tells, for one lane of the strip. */
export type LabLane = {
  readonly process: string
  /** Its name on the strip: the process', and where others had that name its pid, or a thread's number. */
  readonly label: string
  readonly role: LabEventOf<'process'>['role']
  readonly pid: number
  readonly epoch: number
  readonly from: number
  readonly to: number | null
  readonly spans: readonly LifeSpan[]
  /** It was ended by a signal or an error. */
  readonly failed: boolean
  /** One callback that ran so long. */
  readonly blocked: readonly { readonly from: number; readonly to: number }[]
  /** Answers that are told one by one: when, and whether it was one. */
  readonly answers: readonly { readonly at: number; readonly failed: boolean }[]
  /** Answers that are told as a sum. */
  readonly sums: readonly { readonly from: number; readonly to: number; readonly count: number }[]
}

type Growing = {
  -readonly [K in keyof LabLane]: LabLane[K] extends readonly (infer T)[] ? T[] : LabLane[K]
}

/** Reads a growing recording once; asked again, it looks only at what came since. The lanes grow in place. */
export function createLabLanes(): (events: readonly LabEvent[]) => readonly LabLane[] {
  let read: readonly LabEvent[] | null = null
  let seen = 0
  let epoch = 0
  let lanes: Growing[] = []
  const byName = new Map<string, Growing>()
  const take = (event: LabEvent) => {
    switch (event.type) {
      case 'epoch':
        epoch = event.epoch
        for (const lane of byName.values()) end(lane, event.at)
        byName.clear()
        return
      case 'process':
        if (event.state === 'started') {
          const known = byName.get(event.process)
          const lane = laneOf(event, epoch)
          if (known !== undefined) {
            end(known, event.at)
            for (const one of [known, lane]) one.label = `${one.process}, pid ${one.pid}`
          }
          byName.set(event.process, lane)
          lanes.push(lane)
          if (known?.pid === lane.pid) numberThreads(lanes, lane)
        } else if (byName.has(event.process)) live(byName.get(event.process), event)
        return
      case 'blocked':
        byName.get(event.process)?.blocked.push({ from: event.from, to: event.to })
        return
      case 'answer': {
        const lane = byName.get(event.process ?? 'client')
        const failed = event.outcome !== 'answered' || (event.status ?? 0) >= 500
        lane?.answers.push({ at: event.at, failed })
        return
      }
      case 'sum':
        for (const { process, answered } of event.processes)
          if (process !== null && answered > 0)
            byName.get(process)?.sums.push({ from: event.from, to: event.to, count: answered })
        return
      default:
    }
  }
  return (events) => {
    if (read !== events || seen > events.length) {
      read = events
      seen = 0
      epoch = 0
      lanes = []
      byName.clear()
    }
    for (; seen < events.length; seen++) {
      const event = events[seen]
      if (event !== undefined) take(event)
    }
    return lanes
  }
}

/** A thread has no pid of its own: those that had one name after the other are told apart by their number. */
function numberThreads(lanes: readonly Growing[], { process, epoch }: LabLane): void {
  const namesakes = lanes.filter((one) => one.process === process && one.epoch === epoch)
  for (const [i, one] of namesakes.entries()) one.label = `${process} ${i + 1}`
}

function laneOf({ process, role, at, pid }: LabEventOf<'process'>, epoch: number): Growing {
  const spans: LifeSpan[] = [{ state: 'starting', from: at, to: null }]
  return {
    ...{ process, label: process, role, pid, epoch, from: at, to: null, failed: false, spans },
    ...{ blocked: [], answers: [], sums: [] },
  }
}

function live(lane: Growing | undefined, event: LabEventOf<'process'>): void {
  if (lane === undefined) return
  const { at, state } = event
  if (state === 'exited') {
    lane.failed = !isOrderlyExit(event)
    end(lane, at)
  } else if (state === 'listening') turn(lane, 'listening', at)
  else if (state === 'online' && lane.role !== 'worker') turn(lane, 'listening', at)
  else if (state === 'disconnecting' || state === 'disconnected') turn(lane, 'ending', at)
  else if (state === 'frozen') turn(lane, 'frozen', at)
  else if (state === 'thawed') turn(lane, before(lane), at)
}

function turn(lane: Growing, state: LifeSpan['state'], at: number): void {
  const last = lane.spans.at(-1)
  if (last?.state === state && last.to === null) return
  close(lane, at)
  lane.spans.push({ state, from: at, to: null })
}

/** What it was before it was frozen. */
function before(lane: Growing): LifeSpan['state'] {
  return lane.spans.findLast(({ state }) => state !== 'frozen')?.state ?? 'listening'
}

function close(lane: Growing, at: number): void {
  const last = lane.spans.pop()
  if (last !== undefined) lane.spans.push(last.to === null ? { ...last, to: at } : last)
}

function end(lane: Growing, at: number): void {
  close(lane, at)
  lane.to ??= at
}
