import { describe, expect, test } from 'vitest'
import { begins, caught, check, made, run, told } from '../../../fixtures/phaseEvents.ts'

describe('without counters', () => {
  const header = run(false, '1.44.2')
  const before = (asyncId: number, destroyed = false) => begins(asyncId, null, null, { destroyed })

  test('timers and immediates are certain, the rest is inferred, a check mark counts the turn that it is in', () => {
    const events = [
      made(4, 'Timeout'),
      made(5, 'Immediate'),
      made(6, 'TCPWRAP'),
      before(4),
      before(6),
      check(null, null),
      before(5),
      before(6, true),
      before(4),
    ]
    expect(told(events, header)).toEqual([
      'timers 1',
      'poll 1 ?',
      'check 1',
      'close 1 ?',
      'timers 2',
    ])
  })

  test('from libuv 1.45 on, timers end a turn', () => {
    const events = [made(4, 'Timeout'), before(4), check(null, null), before(4)]
    expect(told(events, run(false, '1.46.0'))).toEqual(['timers 0', 'timers 1'])
  })

  test('the mark that comes again after an error in check counts no turn', () => {
    const events = [
      made(4, 'Immediate'),
      made(5, 'Timeout'),
      made(6, 'Immediate'),
      check(null, null),
    ]
    const again = [
      begins(4, null, null),
      caught,
      check(null, null),
      begins(6, null, null),
      before(5),
    ]
    expect(told([...events, ...again], header)).toEqual(['check 1', 'check 1', 'timers 2'])
  })

  test("Node 10's own timer handle is timers", () => {
    expect(told([made(4, 'TIMERWRAP'), before(4)], header)).toEqual(['timers 1'])
  })

  test('a shutdown is pending or poll as its libuv has it', () => {
    const events = [made(4, 'SHUTDOWNWRAP'), before(4)]
    expect(told(events, header)).toEqual(['pending 1 ?'])
    expect(told(events, run(false, '1.43.0'))).toEqual(['poll 1 ?'])
  })

  test('what an error left in the queues is inferred, unless it waited for check', () => {
    const body = [made(4, 'TickObject'), caught, before(4), before(4)]
    expect(told(body, header)).toEqual(['main 0 ?'])
    const drain = [made(4, 'TickObject'), before(4), caught, before(4), before(4)]
    expect(told(drain, header)).toEqual(['check 1 ?'])
    expect(told(drain, run(false, '1.34.2'))).toEqual(['poll 1 ?'])
    const reaction = [made(4, 'Microtask'), before(4), caught, before(4)]
    expect(told(reaction, header)).toEqual([])
    expect(told([...drain.slice(0, 3), check(null, null), before(4)], header)).toEqual(['check 1'])
    expect(told([made(5, 'Timeout'), before(5), ...body], header)).toEqual([
      'timers 1',
      'timers 1 ?',
    ])
  })

  test('a message port that calls back after check is closing, unless it calls back again', () => {
    const events = [made(4, 'MESSAGEPORT'), before(4), check(null, null), before(4)]
    expect(told(events, header)).toEqual(['poll 1 ?', 'close 1 ?'])
    expect(told([...events, before(4)], header)).toEqual(['poll 1 ?', 'poll 2 ?', 'close 1 ?'])
  })

  test('a write is done in check on a TLS stream and in poll on an HTTP/2 stream', () => {
    const write = (owner: string) => [made(4, owner), made(5, 'WRITEWRAP', 4), before(5)]
    expect(told(write('TLSWRAP'), header)).toEqual(['check 1 ?'])
    expect(told(write('HTTP2STREAM'), header)).toEqual(['poll 1 ?'])
  })
})
