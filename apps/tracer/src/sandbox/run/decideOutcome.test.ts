import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { describe, expect, test } from 'vitest'
import { decideOutcome } from './decideOutcome.ts'
import type { RunEnd } from './runEnd.ts'
import { RunFacts } from './runFacts.ts'

const FILE = '/tmp/app/index.js'

function facts(...events: TraceEvent[]): RunFacts {
  const gathered = new RunFacts()
  for (const event of events) gathered.observe(event)
  return gathered
}

function end(code: number | null, more: Partial<RunEnd> = {}): RunEnd {
  return {
    end: { code, signal: null },
    reason: null,
    facts: facts(),
    stderr: '',
    oomKilled: false,
    mainFile: FILE,
    cpuMs: 4000,
    durationMs: 1000,
    unseenCpuMs: 0,
    ...more,
  }
}

const thrown = (line: number | null, column: number | null): TraceEvent => ({
  type: 'error',
  at: 1,
  kind: 'uncaughtException',
  asyncId: null,
  handled: false,
  error: {
    name: 'Error',
    message: 'no',
    stack: 'Error: no\n    at x (/loopscope/recorder.cjs:1:1)\n    at y',
    line,
    column,
  },
})

describe('how a run ended', () => {
  test('a code that looks like a signal is the snippet’s own when the recorder saw the end', () => {
    const seen = facts({ type: 'end', at: 1, code: 134 })
    expect(decideOutcome(end(134, { facts: seen }))).toEqual({ type: 'finished', exitCode: 134 })
    expect(decideOutcome(end(134))).toEqual({ type: 'killed', exitCode: null, signal: 'SIGABRT' })
  })

  test('a code past 128 that belongs to no signal is an exit code', () => {
    expect(decideOutcome(end(255))).toEqual({ type: 'finished', exitCode: 255 })
  })

  test('V8’s last words about memory make an abort an out-of-memory', () => {
    const stderr =
      'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'
    expect(decideOutcome(end(134, { stderr }))).toEqual({ type: 'outOfMemory', exitCode: null })
    expect(decideOutcome(end(1, { stderr }))).toEqual({ type: 'finished', exitCode: 1 })
  })

  test('a kill by the kernel for want of memory is told from a kill by the snippet', () => {
    expect(decideOutcome(end(137, { oomKilled: true }))).toEqual({
      type: 'outOfMemory',
      exitCode: null,
    })
    expect(decideOutcome(end(137))).toEqual({ type: 'killed', exitCode: null, signal: 'SIGKILL' })
  })

  test('what the service did comes before what the process says', () => {
    const reason = { type: 'output', limitBytes: 10 } as const
    expect(decideOutcome(end(0, { reason, oomKilled: true }))).toEqual({
      type: 'tooMuchOutput',
      exitCode: null,
      limitBytes: 10,
    })
  })

  test('the kernel’s limit of CPU time is a limit of CPU time', () => {
    expect(decideOutcome(end(152))).toEqual({
      type: 'timedOut',
      exitCode: null,
      limit: 'cpu',
      afterMs: 4000,
    })
  })

  test('an error that nobody handled is what the run threw, without the recorder’s frames', () => {
    expect(decideOutcome(end(1, { facts: facts(thrown(3, 5)) }))).toEqual({
      type: 'threw',
      exitCode: 1,
      error: { name: 'Error', message: 'no', stack: 'Error: no\n    at y', line: 3, column: 5 },
    })
  })

  test('a warning that let the run end well is no error', () => {
    expect(decideOutcome(end(0, { facts: facts(thrown(3, 5)) }))).toEqual({
      type: 'finished',
      exitCode: 0,
    })
  })

  test('the carets on stderr say where, when the stack does not', () => {
    const stderr = `${FILE}:2\nlet b = = 2\n        ^\n\nSyntaxError: Unexpected token '='`
    expect(decideOutcome(end(1, { facts: facts(thrown(null, null)), stderr }))).toMatchObject({
      error: { line: 2, column: 9 },
    })
    expect(decideOutcome(end(1, { stderr }))).toMatchObject({
      type: 'threw',
      error: { name: 'SyntaxError', message: "Unexpected token '='", line: 2, column: 9 },
    })
  })

  test('without a recording and without an error an exit code of 1 is just that', () => {
    expect(decideOutcome(end(1))).toEqual({ type: 'finished', exitCode: 1 })
  })
})

describe('who is to blame for a run that took too long', () => {
  const reason = { type: 'wall', afterMs: 1000 } as const
  const main: TraceEvent = { type: 'main', at: 0 }
  const before = (asyncId: number, at: number, depth = 0): TraceEvent => ({
    type: 'before',
    at,
    asyncId,
    depth,
    loopCount: null,
    events: null,
  })
  const after = (asyncId: number, at: number): TraceEvent => ({ type: 'after', at, asyncId })
  const init = (asyncId: number, resource: string): TraceEvent => ({
    type: 'init',
    at: 1,
    asyncId,
    triggerAsyncId: 1,
    executionAsyncId: 1,
    resource,
    site: 0,
  })
  const site: TraceEvent = {
    type: 'site',
    site: 0,
    api: 'readFile',
    frames: [{ name: '', file: null, line: 4, column: 1 }],
  }
  const blamed = (...events: TraceEvent[]): string | undefined => {
    const outcome = decideOutcome(end(null, { reason, facts: facts(main, site, ...events) }))
    return outcome.type === 'timedOut' ? outcome.callback : 'no timeout'
  }

  test('main, when it never returned', () => {
    expect(blamed()).toBe('The main module never returned.')
  })

  test('nobody, when main returned and nothing runs', () => {
    expect(blamed(after(1, 10))).toBe(
      'Idle since 0.01 ms. The recording does not say what keeps the process alive.',
    )
  })

  test('the innermost callback that began and did not end', () => {
    const events = [
      after(1, 10),
      init(7, 'FSREQCALLBACK'),
      before(7, 20),
      init(8, 'PROMISE'),
      before(8, 30, 1),
    ]
    expect(blamed(...events)).toBe('The promise callback scheduled at line 4 never returned.')
    expect(blamed(...events, after(8, 40))).toBe(
      'The callback of readFile scheduled at line 4 never returned. It was last seen on line 4.',
    )
  })

  test('nobody, when the last callback began only just before the end', () => {
    expect(blamed(after(1, 10), init(7, 'Immediate'), before(7, 999_000))).toBe(undefined)
  })

  test('the queue, when it is filled faster than it is emptied', () => {
    const events = [after(1, 10)]
    for (let id = 7; id < 1007; id++)
      events.push(init(id, 'TickObject'), before(id, id * 990), after(id, id * 990 + 1))
    expect(blamed(...events)).toBe(
      'The nextTick queue never emptied: 1,000 nextTicks ran in a row since 0 ms, the last from line 4.',
    )
  })
})
