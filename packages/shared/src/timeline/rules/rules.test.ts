import { describe, expect, it } from 'vitest'
import { readFixture } from '../../../fixtures/readFixture.ts'
import type { TraceEvent } from '../../wire/traceEvent.ts'
import { buildTimeline } from '../buildTimeline.ts'
import { queuesAt } from '../moments/queuesAt.ts'
import { endRules } from './endRules.ts'
import { errorRules } from './errorRules.ts'
import { explain } from './explain.ts'
import { phaseRules } from './phaseRules.ts'
import { returnRules } from './returnRules.ts'
import { runContention, runDetails, runDoubt, runReasons } from './runs/runRules.ts'
import { turnRules } from './turnRules.ts'
import { waitRules } from './waits/waitRules.ts'
import { whyNow } from './whyNow.ts'

/** Of each rule, a real recording in which it applies. */
const RECORDINGS: Readonly<Record<string, string>> = {
  'main.notLoaded': 'notCompiled.node24',
  'main.loader': 'module.node24',
  'main.detected': 'detected.node24',
  'drain.bodyInLoop': 'detected.node20',
  main: 'seed.node24',
  'exit.called': 'exits.node24',
  'exit.error': 'throws.node24',
  'exit.nothingLeft': 'seed.node26',
  'exit.before': 'unref.node24',
  'drain.moduleBody': 'turns.node24',
  'drain.leftByError': 'leftover.node24',
  'drain.nextTick': 'seed.node24',
  'drain.reaction': 'turns.node24',
  'drain.microtask': 'awaits.node24',
  nested: 'nested.node24',
  'timers.due': 'seed.node24',
  pending: 'pipes.node24',
  'poll.pool': 'seed.node24',
  'poll.message': 'pipes.node24',
  'poll.thread': 'workerEnds.node24',
  'poll.signal': 'signals.node24',
  'poll.kernel': 'sockets.node24',
  'poll.late': 'behind.node24',
  'check.immediate': 'seed.node10',
  'close.cancelled': 'cancelled.node24',
  'platform.finalization': 'finalization.node24',
  'close.handle': 'sockets.node24',
  'timers.clamped': 'clamped.node24',
  'timers.late': 'blocked.node24',
  'timers.drift': 'interval.node24',
  'timers.entry': 'entry.node24',
  'timers.afterOthers': 'seed.node24',
  'timers.wholeMs': 'seed.node24',
  'drain.node10': 'drains.node10',
  'drain.afterError': 'afterError.node24',
  'contention.nextTicksWait': 'module.node24',
  'contention.microtasksWait': 'seed.node24',
  'contention.race': 'race.node24',
  'contention.timersAfterCheck': 'seed.node24',
  'contention.checkAfterPoll': 'seed.node24',
  'contention.checkAfterTimers': 'entry.node24',
  'error.unhandled': 'rejected.node14',
  'error.handledLate': 'rejected.node24',
  'end.error': 'throws.node24',
  'end.called': 'exits.node24',
  'end.nothingLeft': 'seed.node24',
  'end.held': 'forever.node24',
  'end.going': 'idle.node24',
  inferred: 'seed.node18',
  'never.afterExit': 'exits.node24',
  'never.exitCalled': 'exits.node24',
  'never.error': 'awaits.node10',
  'never.unsettled': 'unref.node24',
  'never.unref': 'unref.node24',
  'never.stopped': 'forever.node24',
  'wait.notDue': 'awaits.node24',
  'wait.dueNow': 'clamped.node24',
  'wait.promise': 'turns.node24',
  'wait.poolFull': 'pool.node24',
  'wait.pool': 'seed.node24',
  'wait.poolDone': 'pool.node24',
  'wait.zlibIdle': 'pieces.node24',
  'wait.zlib': 'zlib.node24',
  'wait.thread': 'pipes.node24',
  'wait.kernel': 'sockets.node24',
  'wait.leftByError': 'leftover.node24',
  'wait.nextTickAfterMicrotasks': 'module.node24',
  'wait.microtaskAfterNextTicks': 'seed.node24',
  'wait.inLine': 'awaits.node24',
  'wait.head': 'seed.node24',
  'wait.loopNotBegun': 'entry.node24',
  'wait.loopAgain': 'unref.node24',
  'wait.loopHeld': 'blocked.node24',
  'wait.nextTurnsCheck': 'entry.node18',
  'wait.checkRuns': 'drains.node24',
  'wait.check': 'pool.node24',
  'wait.timersRun': 'drains.node24',
  'wait.timers': 'pool.node24',
  'turns.skipped': 'seed.node24',
  'phase.asleep': 'blocked.node24',
  'phase.passed': 'turns.node24',
  'phase.next': 'seed.node24',
  phase: 'sockets.node24',
  'return.nested': 'nested.node24',
  'return.unhandled': 'rejected.node24',
  'return.drain': 'seed.node24',
  'return.samePhase': 'pipes.node24',
  'return.queuesLater': 'drains.node10',
  'return.loopBegins': 'turns.node24',
  'return.loop': 'blocked.node24',
  'return.error': 'detectedThrows.node24',
  'return.loopEnds': 'unref.node24',
}

/** What no whole recording of ours shows: they are for those that are cut off, or for what no rule foresees. */
const LAST_RESORTS = new Set([
  'check.native',
  'outside.main',
  'outside.exit',
  'never.truncated',
  'never.ended',
  'wait.dueUnknown',
  'wait.unknown',
  'return.exit',
  'return',
])

const allRules = [
  ...runReasons,
  ...runDetails,
  ...runContention,
  runDoubt,
  ...endRules,
  ...errorRules,
  ...waitRules,
  ...phaseRules,
  ...turnRules,
  ...returnRules,
]

describe('the rules', () => {
  it.each(Object.entries(RECORDINGS))('%s applies in %s', (id, name) => {
    expect([...new Set(applied(readFixture(name)))]).toContain(id)
  })

  it('all have such a recording, but for the last resorts', () => {
    const ids = allRules.map(({ id }) => id)
    expect(new Set(ids)).toEqual(new Set([...Object.keys(RECORDINGS), ...LAST_RESORTS]))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('all refer to a page of Node, of libuv or of MDN', () => {
    for (const { docs } of allRules)
      expect(docs.url).toMatch(
        /^https:\/\/(?:nodejs\.org\/|docs\.libuv\.org\/|developer\.mozilla\.org\/)/,
      )
  })

  it('tell of the moments at which nothing runs: a phase begins, a callback has returned, a timer comes due', () => {
    const timeline = buildTimeline(readFixture('turns.node24'))
    const joinRules = timeline.steps.flatMap(({ type, phase }, cursor) =>
      type === 'phase' || type === 'return' || type === 'ready'
        ? [`${type} ${phase}: ${whyNow(timeline, cursor, queuesAt(timeline, cursor))?.sentence}`]
        : [],
    )
    expect(joinRules.map((line) => line.replace(/[\d.]+ ms/g, '# ms'))).toEqual([
      "return main: A microtask of Node's own comes next, which the queues do not show. The loop begins when nothing is left to drain.",
      'return main: Nothing is left to drain, so the loop begins.',
      'phase check: Timers had nothing due, Pending nothing and Poll nothing, so the loop came to Check. It runs what setImmediate queued.',
      'ready check: The loop is in Check: Timers comes after Check and Close. It runs at # ms, in Timers.',
      'ready check: The setImmediate callback from line 2 has held the loop for # ms so far. It runs at # ms, in Timers.',
      "return check: A nextTick of Node's own comes next, which the queues do not show. The loop goes on when nothing is left to drain.",
      'phase timers: Close had no callback, so the loop came to Timers. The timer on line 1 was due # ms ago.',
      "return timers: A nextTick of Node's own comes next, which the queues do not show. The loop goes on when nothing is left to drain.",
      'return timers: The microtask queue comes next, before the loop goes on.',
      'return timers: The microtask queue comes next, before the loop goes on.',
      "return timers: A microtask of Node's own comes next, which the queues do not show. The loop goes on when nothing is left to drain.",
    ])
  })

  it('admit that nothing is known of what came after the recording was cut off', () => {
    const events = readFixture('blocked.node24').slice(0, 20)
    const at = 1e6
    const cut: TraceEvent[] = [...events, { type: 'truncated', at, rows: 20 }]
    cut.push({ type: 'output', at, stream: 'stdout', text: 'x', site: null, observed: true })
    expect(applied(cut).at(-1)).toBe('never.truncated')
  })
})

function applied(events: readonly TraceEvent[]): string[] {
  const timeline = buildTimeline(events)
  return timeline.steps.flatMap((_, cursor) => {
    const waiting = queuesAt(timeline, cursor)
    const waits = timeline.operations
      .filter(({ internal }) => !internal)
      .map(({ index }) => explain(timeline, cursor, index, waiting))
      .filter((explanation) => explanation?.state === 'waiting')
    return [whyNow(timeline, cursor, waiting), ...waits].flatMap((why) => why?.rules ?? [])
  })
}
