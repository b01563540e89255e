import type { EventOf, TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { describe, expect, test } from 'vitest'
import { OutputReconciler } from './reconcileOutput.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const output = (
  text: string,
  at = 1,
  stream: 'stdout' | 'stderr' = 'stdout',
): EventOf<'output'> => ({
  type: 'output',
  at,
  stream,
  text,
  site: 0,
  observed: true,
})

const unobserved = (
  text: string,
  at: number,
  stream: 'stdout' | 'stderr' = 'stdout',
): TraceEvent => ({
  type: 'output',
  at,
  stream,
  text,
  site: null,
  observed: false,
})

const after = (at: number): TraceEvent => ({ type: 'after', at, asyncId: 5 })

const record = (reconciler: OutputReconciler, ...events: TraceEvent[]): void =>
  reconciler.recorded(
    events,
    events.flatMap((event) => (event.type === 'output' ? [bytes(event.text)] : [])),
  )

describe('reconciling the recorder with the pipes', () => {
  test('a write that came out of the pipe passes as it was recorded', () => {
    const reconciler = new OutputReconciler()
    reconciler.arrived('stdout', bytes('8\n'))
    record(reconciler, output('8\n'), after(2))
    expect(reconciler.settled(false)).toEqual([output('8\n'), after(2)])
    expect(reconciler.finish()).toEqual([])
  })

  test('a write whose bytes have not come yet holds back what was recorded after it', () => {
    const reconciler = new OutputReconciler()
    record(reconciler, after(1), output('long'), after(2))
    reconciler.arrived('stdout', bytes('lo'))
    expect(reconciler.settled(false)).toEqual([after(1)])
    reconciler.arrived('stdout', bytes('ng'))
    expect(reconciler.settled(false)).toEqual([output('long'), after(2)])
  })

  test('bytes that nobody claimed come before the next write that matches', () => {
    const reconciler = new OutputReconciler()
    reconciler.arrived('stdout', bytes('a'))
    record(reconciler, output('a', 3))
    expect(reconciler.settled(false)).toEqual([output('a', 3)])
    reconciler.arrived('stdout', bytes('native b'))
    record(reconciler, after(4), output('b', 5))
    expect(reconciler.settled(false)).toEqual([after(4), unobserved('native ', 4), output('b', 5)])
  })

  test('a crash message comes last, at the time of the last event', () => {
    const reconciler = new OutputReconciler()
    record(reconciler, after(7))
    reconciler.arrived('stderr', bytes('FATAL ERROR'))
    expect(reconciler.settled(false)).toEqual([after(7)])
    expect(reconciler.finish()).toEqual([unobserved('FATAL ERROR', 7, 'stderr')])
  })

  test('a recorder that lies shows nothing that was not written', () => {
    const reconciler = new OutputReconciler()
    reconciler.arrived('stdout', bytes('truth'))
    record(reconciler, output('lie', 1), output('more lies', 2), after(3))
    expect(reconciler.settled(false)).toEqual([])
    expect(reconciler.finish()).toEqual([after(3), unobserved('truth', 3)])
  })

  test('a write that was lost does not take the later ones with it', () => {
    const reconciler = new OutputReconciler()
    reconciler.arrived('stdout', bytes('one three'))
    record(reconciler, output('one ', 1), output('two ', 2), output('three', 3))
    expect(reconciler.finish()).toEqual([output('one ', 1), output('three', 3)])
  })

  test('a write that was cut short shows what came out', () => {
    const reconciler = new OutputReconciler()
    reconciler.arrived('stdout', bytes('half of'))
    record(reconciler, output('half of it', 1))
    expect(reconciler.finish()).toEqual([output('half of', 1)])
  })

  test('a character split between two writes is shown whole, with the second', () => {
    const [first, second] = [Uint8Array.of(0xe2, 0x82), Uint8Array.of(0xac, 0x0a)]
    const reconciler = new OutputReconciler()
    reconciler.arrived('stdout', Uint8Array.of(0xe2, 0x82, 0xac, 0x0a))
    reconciler.recorded([output('\ufffd', 1), output('\ufffd\n', 2)], [first, second])
    expect(reconciler.finish()).toEqual([output('', 1), output('€\n', 2)])
  })

  test('invalid bytes are replaced, also those at the very end', () => {
    const reconciler = new OutputReconciler()
    reconciler.arrived('stdout', Uint8Array.of(0x61, 0xff, 0x62, 0xe2))
    expect(reconciler.finish()).toEqual([unobserved('a\ufffdb\ufffd', 0)])
  })

  test('without a recording bytes pass as they come', () => {
    const reconciler = new OutputReconciler()
    reconciler.arrived('stdout', bytes('now'))
    expect(reconciler.settled(true)).toEqual([unobserved('now', 0)])
    reconciler.arrived('stderr', bytes('then'))
    expect(reconciler.settled(true)).toEqual([unobserved('then', 0, 'stderr')])
  })

  test('the two streams do not wait for each other once their bytes are there', () => {
    const reconciler = new OutputReconciler()
    reconciler.arrived('stderr', bytes('e'))
    reconciler.arrived('stdout', bytes('o'))
    record(reconciler, output('o', 1), output('e', 2, 'stderr'))
    expect(reconciler.settled(false)).toEqual([output('o', 1), output('e', 2, 'stderr')])
  })
})
