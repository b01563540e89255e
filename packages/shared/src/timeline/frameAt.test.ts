import { describe, expect, it } from 'vitest'
import { readFixture } from '../../fixtures/readFixture.ts'
import { buildTimeline } from './buildTimeline.ts'
import { DOCS } from './docs.ts'
import { frameAt } from './frameAt.ts'
import { nextStep, previousStep } from './steps/steps.ts'
import type { Step, Timeline } from './timeline.ts'

const seed = buildTimeline(readFixture('seed.node24'))

const find = (timeline: Timeline, type: Step['type'], line: number | null): number =>
  timeline.steps.findIndex((step) => step.type === type && step.line === line)

describe('the frame', () => {
  it('in the readFile callback shows what it has just scheduled, waiting in its place', () => {
    const frame = frameAt(seed, find(seed, 'schedule', 9))
    const { now, why, queues, inFlight, stack, phase, queue, line, outputs } = frame
    const waiting = Object.fromEntries(
      Object.entries(queues).map(([name, queue]) => [name, queue.map(({ line }) => line)]),
    )
    expect({
      now,
      why,
      waiting,
      inFlight: inFlight.length,
      stack,
      phase,
      queue,
      line,
      outputs,
    }).toEqual({
      now: 'Poll runs the readFile callback from line 5. It has just queued a nextTick on line 9.',
      why: {
        sentence:
          'Its work in the thread pool is done, so its callback is due. libuv collects finished work in Poll. The setImmediate on line 8 waits for Check, which comes after Poll.',
        line: 5,
        elsewhere: null,
        scheduledStep: 4,
        rules: ['poll.pool', 'contention.checkAfterPoll'],
        docs: [DOCS.fileIo, DOCS.loop],
      },
      waiting: {
        timers: [],
        check: [8],
        nextTick: [9],
        microtask: [],
      },
      inFlight: 1,
      stack: [
        { label: 'nextTick', line: null, elsewhere: null, kind: 'frame', callback: null },
        {
          label: 'readFile',
          line: 9,
          elsewhere: null,
          kind: 'callback',
          callback: expect.any(Number),
        },
        { label: 'Poll phase', line: null, elsewhere: null, kind: 'phase', callback: null },
      ],
      phase: 'poll',
      queue: null,
      line: 9,
      outputs: 5,
    })
  })

  it('between two callbacks has an empty stack and says what is left to drain', () => {
    const { stack, now, queue } = frameAt(seed, find(seed, 'return', 9))
    expect({ stack, now, queue }).toEqual({
      stack: [],
      now: 'The readFile callback from line 5 returns. 1 nextTick waits to be drained.',
      queue: null,
    })
  })

  it('of a nextTick that runs before a microtask says that the microtask waits', () => {
    const { now, why, queue } = frameAt(seed, find(seed, 'run', 4))
    expect({ now, why: why?.sentence, queue }).toEqual({
      now: 'The nextTick queue runs the nextTick callback from line 4.',
      why: 'Main queued it. The nextTick queue is drained before the loop goes on. Microtasks wait until the nextTick queue is empty.',
      queue: 'nextTick',
    })
  })

  it('of a timer says what Node made of its delay', () => {
    expect(frameAt(seed, find(seed, 'run', 7)).why?.sentence).toMatch(
      /^It (?:is|had been) due.*; Timers runs due timers\. Check ran the setImmediate callback from line 8 first: Timers comes last in each turn\. setTimeout was called without a valid delay, so Node uses 1 ms\. Node's clock for timers moves once a millisecond\. When the timer was set, at [\d.]+ ms, it had last moved at [\d.]+ ms, so the 1 ms ended at [\d.]+ ms\.$/,
    )
  })

  it('says so when a phase is only inferred', () => {
    const timeline = buildTimeline(readFixture('seed.node18'))
    const frame = frameAt(timeline, find(timeline, 'run', 5))
    expect([frame.evidence, frame.why?.sentence]).toEqual([
      'inferred',
      'Its work in the thread pool is done, so its callback is due. libuv collects finished work in Poll. The phase is inferred from the type and position of the callback: this version of Node does not report where its loop is.',
    ])
  })

  it('in an ES module says that nextTicks wait for microtasks', () => {
    const timeline = buildTimeline(readFixture('module.node24'))
    expect(frameAt(timeline, find(timeline, 'run', 3)).why?.sentence).toMatch(
      /The nextTick queue waits until the microtask queue is empty\.$/,
    )
  })

  it('of an uncaught error says that it ends the process', () => {
    const timeline = buildTimeline(readFixture('throws.node24'))
    expect(frameAt(timeline, find(timeline, 'error', 5)).now).toBe(
      'The nextTick callback from line 3 threw TypeError on line 5. Nobody catches it, so the process ends here.',
    )
    const last = frameAt(timeline, Number.MAX_SAFE_INTEGER)
    expect([last.now, last.ended]).toEqual([
      'The process has ended with exit code 1: TypeError on line 5.',
      true,
    ])
  })

  it('at a limit shows the callback that never returned on the stack, with no line that it is known to be at', () => {
    const { stack, phase, line, ended, why } = frameAt(
      buildTimeline(readFixture('forever.node24')),
      Number.MAX_SAFE_INTEGER,
    )
    expect({
      stack: stack.map(({ label }) => label),
      phase,
      line,
      ended,
      why: why?.sentence,
    }).toEqual({
      stack: ['setImmediate', 'Check phase'],
      phase: 'check',
      line: null,
      ended: true,
      why: 'The loop goes on after a callback has returned, and this one had not.',
    })
    const idle = frameAt(buildTimeline(readFixture('idle.node24')), Number.MAX_SAFE_INTEGER)
    expect([idle.stack, idle.why?.sentence]).toEqual([
      [],
      'A process ends by itself when its loop has nothing left to do. This one had not come to that.',
    ])
  })

  it('takes a cursor outside of the recording to its nearest end', () => {
    expect(frameAt(seed, -5)).toEqual(frameAt(seed, 0))
    expect(frameAt(seed, Number.NaN)).toEqual(frameAt(seed, 0))
    expect(frameAt(seed, 1e9).cursor).toBe(seed.steps.length - 1)
  })
})

describe('the moves', () => {
  it.each(['step', 'callback', 'phase', 'tick', 'output'] as const)(
    'by %s go through the same stops forward and back',
    (move) => {
      const forward = [0]
      const last = seed.steps.length - 1
      while ((forward.at(-1) ?? last) < last)
        forward.push(nextStep(seed, forward.at(-1) ?? last, move))
      const back = [last]
      while ((back.at(-1) ?? 0) > 0) back.push(previousStep(seed, back.at(-1) ?? 0, move))
      expect(back.reverse()).toEqual(forward)
    },
  )

  it('stop at each output', () => {
    expect(nextStep(seed, 0, 'output')).toBe(seed.outputs[0]?.step)
  })
})

describe('the callback of a call', () => {
  it('is told from the nextTick in which Node warns of its delay', () => {
    const timeline = buildTimeline(readFixture('clamped.node24'))
    const drained = timeline.steps.filter(
      ({ type, callback }) =>
        type === 'run' && timeline.callbacks[callback ?? -1]?.queue === 'nextTick',
    )
    expect(drained.map((step) => frameAt(timeline, timeline.steps.indexOf(step)).now)).toEqual([
      'The nextTick queue runs the setTimeout nextTick callback from line 2.',
      'The nextTick queue runs the setTimeout nextTick callback from line 3.',
      'The nextTick queue runs the setTimeout nextTick callback from line 4.',
    ])
  })
})

describe('what is said of the beginning', () => {
  it.each([
    ['seed.node24', "Main begins: the module's code runs from top to bottom."],
    ['module.node24', 'Main begins: Node loads the module before it runs its code.'],
    ['notCompiled.node24', 'Main begins: Node fails to load the module. None of its code runs.'],
    ['notLinked.node24', 'Main begins: Node fails to load the module. None of its code runs.'],
    ['throws.node24', "Main begins: the module's code runs from top to bottom."],
  ])('of %s', (name, now) => {
    expect(frameAt(buildTimeline(readFixture(name)), 0).now).toBe(now)
  })
})

describe('what runs outside of every callback', () => {
  it('is a listener of the process, and why Node called it is said all along', () => {
    const timeline = buildTimeline(readFixture('listens.node24'))
    const { now, why } = frameAt(timeline, find(timeline, 'output', 3))
    expect([now, why?.rules]).toEqual([
      'A listener of the process runs. It has just printed "unhandled" on line 3.',
      ['error.unhandled'],
    ])
    expect(timeline.steps.map(({ type }) => type).slice(-8, -5)).toEqual([
      'error',
      'ready',
      'output',
    ])
  })

  it('is code of Node itself, which stands on no line', () => {
    const timeline = buildTimeline(readFixture('throws.node24'))
    const last = timeline.steps.findLastIndex(({ type }) => type === 'output')
    expect(frameAt(timeline, last).now).toMatch(
      /^Node's own code runs\. It has just printed ".*" to stderr\.$/,
    )
  })
})
