import { timersEndTurn } from '../nodeVersion.ts'
import type { Phase } from '../phase.ts'
import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { Callback, Tick, Timeline } from '../timeline.ts'

/** When poll was asleep, us. */
export type TurnSleep = { readonly tick: number; readonly startAt: number; readonly endAt: number }

/**
 * The sleep of each turn that has one, however short, in order. Poll sleeps once in a turn, before it calls anybody (uv__io_poll), so
 * that a sleep ends where its first callback begins, Node's own included; where it calls none, it begins where what came before ended.
 */
export const turnSleepsOf = rememberByTimeline((timeline: Timeline) => {
  const { ticks, callbacks, visits } = timeline
  const sleeps: TurnSleep[] = []
  // Main stands in turn 0, and a turn of Node before 20 begins with its timers.
  const beforePoll: readonly Phase[] =
    timersEndTurn(timeline) === false ? ['main', 'pending', 'timers'] : ['main', 'pending']
  const inLoop = callbacks.filter(({ kind }) => kind !== 'nested')
  let next = 0
  let ranUntil = 0
  let lastCheck = 0
  const isBefore = (callback: Callback, tick: number) =>
    callback.tick < tick || (callback.tick === tick && beforePoll.includes(callback.phase))
  for (const { tick, idle, visits: own } of ticks) {
    // The turn before was in Check after its poll, seen or with callbacks.
    const checkedAt = lastCheck
    for (const visit of own)
      if (visits[visit]?.phase === 'check') lastCheck = visits[visit]?.startAt ?? 0
    if (idle === null || idle === 0) continue
    for (let one = inLoop[next]; one !== undefined && isBefore(one, tick); one = inLoop[++next])
      ranUntil = Math.max(ranUntil, one.endAt ?? one.startAt)
    const first = inLoop[next]
    const isWoken = first?.tick === tick && first.phase === 'poll'
    const free = Math.max(ranUntil, checkedAt)
    const startAt = isWoken ? Math.max(free, first.startAt - idle) : free
    const endAt = Math.min(startAt + idle, first?.startAt ?? Number.POSITIVE_INFINITY)
    if (endAt > startAt) sleeps.push({ tick, startAt, endAt })
  }
  return sleeps as readonly TurnSleep[]
})

/** When each turn began, us, by its number: with its sleep where nothing was called before that. */
export const turnStartsOf = rememberByTimeline((timeline: Timeline) => {
  const slept = new Map(turnSleepsOf(timeline).map(({ tick, startAt }) => [tick, startAt]))
  const startOf = ({ tick, startAt }: Tick) => Math.min(startAt, slept.get(tick) ?? startAt)
  return new Map(timeline.ticks.map((turn) => [turn.tick, startOf(turn)]))
})
