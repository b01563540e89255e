import { describe, expect, test } from 'vitest'
import {
  beforeExit,
  begins,
  caught,
  check,
  looseResolve,
  made,
  main,
  run,
  told,
} from '../../../fixtures/phaseEvents.ts'
import type { TraceEvent } from '../../wire/traceEvent.ts'
import { createPhaseRule } from './phaseRule.ts'

describe('with the counters of the loop', () => {
  test('a verdict names the event from which on it holds', () => {
    const rule = createPhaseRule(run(true))
    const events = [run(true), main, made(5, 'Timeout'), begins(5, 0, 0)]
    for (const [index, event] of events.entries()) rule.observe(event, index)
    expect(rule.finish()).toEqual([
      { event: 1, phase: 'main', tick: 0, evidence: 'observed' },
      { event: 3, phase: 'timers', tick: 0, evidence: 'observed' },
    ])
  })

  test('a socket read is poll, and the close callback of the same socket is close', () => {
    const events = [made(5, 'TCPWRAP'), begins(5, 1, 0), check(1, 1), begins(5, 1, 1)]
    expect(told(events)).toEqual(['poll 1', 'close 1'])
  })

  test('a shutdown after the batch is pending, a connection within it is poll', () => {
    const events = [
      made(5, 'TCPCONNECTWRAP'),
      made(6, 'SHUTDOWNWRAP'),
      begins(5, 1, 0),
      begins(6, 1, 1),
      check(1, 1),
    ]
    expect(told(events)).toEqual(['poll 1', 'pending 1'])
  })

  test('a request in a turn whose poll had no event at all is pending', () => {
    expect(told([made(5, 'SHUTDOWNWRAP'), begins(5, 3, 7), check(3, 7)])).toEqual(['pending 3'])
  })

  test('the thread pool raises the count within a batch: a connection after two files is still poll', () => {
    const events = [
      made(5, 'FSREQCALLBACK'),
      made(6, 'FSREQCALLBACK'),
      made(7, 'TCPCONNECTWRAP'),
      begins(5, 1, 0),
      begins(6, 1, 0),
      begins(7, 1, 1),
    ]
    expect(told(events)).toEqual(['poll 1', 'poll 1', 'poll 1 ?'])
    expect(told([...events, check(1, 3)])).toEqual(['poll 1', 'poll 1', 'poll 1'])
  })

  test('a request in the batch of a connection that was taken is poll, whatever jobs without a callback have added before', () => {
    const batch = [
      made(5, 'FSREQCALLBACK'),
      made(6, 'TCPSERVERWRAP'),
      made(7, 'TCPCONNECTWRAP'),
      begins(5, 1, 0),
      begins(6, 1, 2),
    ]
    expect(told([...batch, begins(7, 1, 2)])).toEqual(['poll 1', 'poll 1 ?', 'poll 1 ?'])
    expect(told([...batch, begins(7, 1, 3)])).toEqual(['poll 1', 'poll 1', 'pending 1 ?'])
  })

  test('until the check mark comes, the verdict on a request may change', () => {
    const rule = createPhaseRule(run(true))
    const events = [main, made(5, 'PIPECONNECTWRAP'), begins(5, 1, 0)]
    for (const [index, event] of events.entries()) rule.observe(event, index)
    const early = rule.finish()
    rule.observe(check(1, 0), 3)
    expect([early.at(-1)?.phase, rule.finish().at(-1)?.phase]).toEqual(['poll', 'pending'])
  })

  test('a signal after the batch is poll', () => {
    expect(told([made(5, 'SIGNALWRAP'), begins(5, 1, 1), check(1, 1)])).toEqual(['poll 1'])
  })

  test("a Worker's end that is a native immediate is check, before the mark", () => {
    const events = [made(5, 'WORKER'), begins(5, 1, 1), check(1, 1)]
    expect(told(events)).toEqual(['check 1'])
    expect(told([made(5, 'WORKER'), begins(5, 1, 0), check(1, 1)])).toEqual(['poll 1'])
  })

  test('what Node answers in a native immediate alone is check before any mark and without one, and inferred till then', () => {
    const events = [made(5, 'QUERYWRAP'), begins(5, 1, 1)]
    expect(told(events)).toEqual(['check 1 ?'])
    expect(told([...events, check(1, 1)])).toEqual(['check 1'])
  })

  test('where the batch seems to be over and no mark has come, poll is not said to be observed', () => {
    const events = [made(5, 'TCPWRAP'), made(6, 'TCPWRAP'), begins(5, 1, 0), begins(6, 1, 1)]
    expect(told(events)).toEqual(['poll 1', 'poll 1 ?'])
  })

  test('a TLS stream tells of its writes in check, and hands its shutdown to libuv', () => {
    const events = [
      made(4, 'TLSWRAP'),
      made(5, 'WRITEWRAP', 4),
      made(6, 'SHUTDOWNWRAP', 4),
      begins(6, 1, 1),
      begins(5, 1, 1),
      check(1, 1),
    ]
    expect(told(events)).toEqual(['pending 1', 'check 1'])
  })

  test('a cancelled write of a TLS stream is close', () => {
    const events = [made(4, 'TLSWRAP'), made(5, 'WRITEWRAP', 4), check(1, 1), begins(5, 1, 1)]
    expect(told(events)).toEqual(['close 1'])
  })

  test("after check a request is the next turn's pending, unless its stream was destroyed: then it is close", () => {
    const request = made(5, 'WRITEWRAP')
    expect(told([request, check(1, 1), begins(5, 1, 1)])).toEqual(['pending 2'])
    expect(told([request, check(1, 1), begins(5, 1, 1, { destroyed: true })])).toEqual(['close 1'])
  })

  test('after timers, and before the first turn, a request is pending', () => {
    const events = [made(4, 'Timeout'), made(5, 'PIPECONNECTWRAP')]
    expect(told([...events, begins(4, 2, 2), begins(5, 2, 2)])).toEqual(['timers 2', 'pending 3'])
    expect(told([...events, begins(5, 0, 0)])).toEqual(['pending 1'])
  })

  test('what drains after a macrotask gets no verdict of its own', () => {
    const events = [
      made(5, 'FSREQCALLBACK'),
      made(6, 'TickObject'),
      begins(6, 0, 0),
      begins(5, 1, 0),
      begins(6, 1, 0),
      begins(-1, 1, 0),
      check(1, 1),
    ]
    expect(told(events)).toEqual(['poll 1'])
  })

  test('a scope that the snippet opens itself is no macrotask', () => {
    expect(told([made(5, 'MINE'), begins(5, 0, 0)])).toEqual([])
  })

  test('a callback within another one is no macrotask', () => {
    const nested = begins(6, null, null, { depth: 1 })
    expect(
      told([made(5, 'TCPWRAP'), made(6, 'HTTPINCOMINGMESSAGE'), begins(5, 1, 0), nested]),
    ).toEqual(['poll 1'])
  })

  test('a promise reaction that no macrotask can have drained is a platform task in poll, inferred', () => {
    expect(told([begins(-1, 1, 0), begins(-2, 1, 0), check(1, 1)])).toEqual(['poll 1 ?'])
  })

  test('a platform task after uv_run has returned is exit', () => {
    expect(told([looseResolve(0, 0), begins(-2, 0, 0), beforeExit])).toEqual(['exit 0 ?', 'exit 0'])
  })

  test('a platform task while something older keeps the loop alive is one of its timers', () => {
    const events = [
      made(5, 'Timeout'),
      check(1, 1),
      looseResolve(1, 1),
      check(2, 1),
      begins(5, 2, 1),
    ]
    expect(told(events)).toEqual(['timers 1 ?', 'timers 2'])
  })

  test('what a platform task prints has a verdict of its own', () => {
    const printed: TraceEvent = {
      type: 'output',
      at: 0,
      stream: 'stdout',
      text: 'x\n',
      site: null,
      observed: true,
      loose: true,
      loopCount: 2,
      events: 3,
    }
    expect(told([check(1, 3), printed, check(2, 4)])).toEqual(['poll 2 ?'])
  })

  test('prints of native code that opened no callback scope are placed by the counters', () => {
    const printed = (loopCount: number, events: number): TraceEvent => ({
      type: 'output',
      at: 0,
      stream: 'stdout',
      text: 'half done',
      site: null,
      observed: true,
      loopCount,
      events,
    })
    const timer = [made(5, 'Timeout'), begins(5, 1, 1)]
    expect(told([...timer, printed(2, 1), check(2, 2)])).toEqual(['timers 1', 'poll 2 ?'])
    expect(told([...timer, printed(1, 1), check(2, 2)])).toEqual(['timers 1'])
  })

  test('a task of the platform was a timer when something older than it begins later', () => {
    const settled: TraceEvent = {
      type: 'promiseResolve',
      at: 0,
      asyncId: -1,
      state: 'unknown',
      loose: true,
      loopCount: 1,
      events: 0,
    }
    const events = [made(5, 'Timeout'), check(1, 0), settled]
    expect(told(events)).toEqual(['exit 1 ?'])
    const later = [made(6, 'Timeout'), begins(6, 2, 0)]
    expect(told([...events, ...later])).toEqual(['exit 1 ?', 'timers 2'])
    expect(told([...events, ...later, begins(5, 3, 0)])).toEqual([
      'timers 1 ?',
      'timers 2',
      'timers 3',
    ])
  })

  test('a batch is seen to be over as soon as a later callback sees it, even if no mark comes', () => {
    const events = [made(5, 'TCPCONNECTWRAP'), made(6, 'SHUTDOWNWRAP'), begins(5, 1, 0)]
    expect(told(events)).toEqual(['poll 1 ?'])
    expect(told([...events, begins(6, 1, 1)])).toEqual(['poll 1', 'pending 1 ?'])
  })

  test('nextTicks that an error left behind drain in check, or in poll where the counters say so', () => {
    const events = [made(5, 'FSREQCALLBACK'), made(6, 'TickObject'), begins(5, 1, 0), caught]
    expect(told([...events, check(1, 1), begins(6, 1, 1)])).toEqual(['poll 1', 'check 1'])
    expect(told([...events, begins(6, 1, 1), check(1, 1)])).toEqual(['poll 1', 'check 1'])
    expect(told([...events, check(1, 1), begins(6, 2, 1), check(2, 2)])).toEqual([
      'poll 1',
      'poll 2',
    ])
  })

  test('a loop that was revived by beforeExit goes on', () => {
    const events = [beforeExit, made(5, 'Timeout'), begins(5, 3, 3), beforeExit]
    expect(told(events)).toEqual(['exit 0', 'timers 3', 'exit 3'])
  })
})
