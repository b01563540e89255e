import { describe, expect, it } from 'vitest'
import { readFixture } from '../../fixtures/readFixture.ts'
import { buildTimeline } from './buildTimeline.ts'
import type { Timeline } from './timeline.ts'

/** One word or two per step: what happens, where, to what on which line. */
const story = (timeline: Timeline): string[] =>
  timeline.steps.map((step) => {
    const operation = timeline.operations[step.operation ?? -1]
    const callback = timeline.callbacks[step.callback ?? -1]
    const what =
      operation !== undefined
        ? ` ${operation.label} L${operation.line}`
        : step.type === 'output' || step.type === 'error'
          ? ` in ${callback?.label}`
          : ''
    return `${step.phase} ${step.tick}: ${step.type}${what}`
  })

const lines = (name: string) =>
  buildTimeline(readFixture(name)).outputs.map(
    ({ text, phase, queue, evidence, line }) =>
      `${text.trim()} ${phase} ${queue ?? '-'} ${evidence} L${line}`,
  )

describe("the seed's snippet", () => {
  it('is in these phases on Node 24', () => {
    expect(lines('seed.node24')).toEqual([
      '8 main - observed L11',
      '3 main nextTick observed L4',
      '2 main microtask observed L3',
      '1 check - observed L2',
      '4 poll - observed L6',
      '7 poll nextTick observed L9',
      '6 check - observed L8',
      '5 timers - observed L7',
    ])
  })

  it('reads its file before the first check on Node 26', () => {
    expect(lines('seed.node26').map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '8 main',
      '3 main',
      '2 main',
      '4 poll',
      '7 poll',
      '1 check',
      '6 check',
      '5 timers',
    ])
  })

  it('calls a phase inferred where Node 18 does not tell it', () => {
    expect(lines('seed.node18').filter((line) => line.includes('inferred'))).toEqual([
      '4 poll - inferred L6',
      '7 poll nextTick inferred L9',
    ])
  })

  it('has a step for each thing that a person can see, and for none of the four requests of readFile', () => {
    const timeline = buildTimeline(readFixture('seed.node24'))
    expect(story(timeline).filter((step) => !step.includes('ready'))).toEqual([
      'main 0: main',
      'main 0: schedule setImmediate L2',
      'main 0: schedule Promise.then L3',
      'main 0: schedule nextTick L4',
      'main 0: schedule readFile L5',
      'main 0: output in main',
      'main 0: return',
      'main 0: run nextTick L4',
      'main 0: output in nextTick',
      'main 0: return nextTick L4',
      'main 0: run Promise.then L3',
      'main 0: output in Promise.then',
      'main 0: return Promise.then L3',
      'check 1: phase',
      'check 1: run setImmediate L2',
      'check 1: output in setImmediate',
      'check 1: return setImmediate L2',
      'poll 4: phase',
      'poll 4: run readFile L5',
      'poll 4: output in readFile',
      'poll 4: schedule setTimeout L7',
      'poll 4: schedule setImmediate L8',
      'poll 4: schedule nextTick L9',
      'poll 4: return readFile L5',
      'poll 4: run nextTick L9',
      'poll 4: output in nextTick',
      'poll 4: return nextTick L9',
      'check 4: phase',
      'check 4: run setImmediate L8',
      'check 4: output in setImmediate',
      'check 4: return setImmediate L8',
      'timers 4: phase',
      'timers 4: run setTimeout L7',
      'timers 4: output in setTimeout',
      'timers 4: return setTimeout L7',
      'exit 4: exit',
      'exit 4: end',
    ])
    expect(timeline.hiddenEvents).toBeGreaterThan(0)
  })

  it('gives the requests of readFile to the call on line 5', () => {
    const timeline = buildTimeline(readFixture('seed.node24'))
    const requests = timeline.operations.filter(({ resource }) => resource === 'FSREQCALLBACK')
    const [call] = requests
    expect(requests.map(({ group }) => group)).toEqual(Array(4).fill(call?.index))
    expect(requests.map(({ internal }) => internal)).toEqual([false, true, true, true])
    const runs = call?.runs.map((run) => timeline.callbacks[run])
    expect(runs?.map((run) => [run?.phase, run?.internal])).toEqual([
      ['poll', true],
      ['poll', true],
      ['poll', true],
      ['poll', false],
    ])
  })
})

describe('promises', () => {
  it('wait for their await, are settled and run in the phase of what settled them', () => {
    const awaits = story(buildTimeline(readFixture('awaits.node24'))).filter((step) =>
      /await|Promise|async|readFile/.test(step),
    )
    expect(awaits.map((step) => step.replace(/ \d+:/, ':'))).toEqual([
      'main: schedule await L4',
      'main: schedule Promise.then L9',
      'main: run await L4',
      'main: schedule await L5',
      'main: return await L4',
      'timers: settle new Promise L5',
      'timers: run await L5',
      'timers: schedule readFile L6',
      'timers: schedule await L6',
      'timers: return await L5',
      'poll: settle readFile L6',
      'poll: run await L6',
      'poll: settle async function L3',
      'poll: return await L6',
      'poll: run Promise.then L9',
      'poll: output in Promise.then',
      'poll: return Promise.then L9',
    ])
  })

  it("run an ES module's body, before nextTicks", () => {
    const timeline = buildTimeline(readFixture('module.node24'))
    expect(
      timeline.callbacks.filter(({ internal }) => !internal).map(({ label }) => label),
    ).toEqual(['main', 'module body', 'Promise.then', 'await', 'nextTick', 'setImmediate'])
  })
})

describe('timers', () => {
  it('are cancelled by clearTimeout before they ran, and by clearInterval after', () => {
    const { operations } = buildTimeline(readFixture('awaits.node24'))
    const timers = operations.filter(({ kind, internal }) => kind === 'timer' && !internal)
    expect(
      timers.map(({ label, line, repeat, cancelled, runs, delayUsed }) => ({
        label,
        line,
        repeat,
        cancelled,
        runs: runs.length,
        delayUsed,
      })),
    ).toEqual([
      { label: 'setInterval', line: 11, repeat: true, cancelled: true, runs: 2, delayUsed: 2 },
      { label: 'setTimeout', line: 14, repeat: false, cancelled: true, runs: 0, delayUsed: 1000 },
      { label: 'setTimeout', line: 5, repeat: false, cancelled: false, runs: 1, delayUsed: 5 },
    ])
  })
})

describe('sockets', () => {
  it('close in close, end in pending, and tell of a closed server by nextTick', () => {
    const timeline = buildTimeline(readFixture('sockets.node24'))
    expect(lines('sockets.node24').map((line) => line.replace(/ L\d+$/, ''))).toEqual([
      'bye poll - observed',
      'client closed close - observed',
      'server closed close nextTick observed',
    ])
    const ended = timeline.callbacks.find(({ label, internal }) => label === 'end' && !internal)
    expect(ended?.phase).toBe('pending')
  })
})

describe('an error that nobody catches', () => {
  it('ends its callback without a return, and what waits stays where it was', () => {
    const timeline = buildTimeline(readFixture('throws.node24'))
    expect(story(timeline).slice(5)).toEqual([
      'main 0: run nextTick L3',
      'main 0: output in nextTick',
      'main 0: error in nextTick',
      'exit 0: exit',
      'exit 0: output in exit handlers',
      'exit 0: output in undefined',
      'exit 0: end',
    ])
    expect(timeline.errors.map(({ kind, handled, error }) => [kind, handled, error.line])).toEqual([
      ['uncaughtException', false, 5],
    ])
    expect(timeline.queueSpans.at(0)).toEqual({
      entry: {
        operation: 0,
        label: 'setImmediate',
        line: 1,
        elsewhere: null,
        state: 'ready',
        dueAt: null,
      },
      place: 'check',
      from: 1,
      to: timeline.steps.length,
    })
  })
})

describe('a recording without events', () => {
  it('has one step: main', () => {
    expect(buildTimeline([]).steps.map(({ type, phase }) => [type, phase])).toEqual([
      ['main', 'main'],
    ])
  })
})
