import { traceEventSchema } from '@loopscope/shared/wire/traceEvent'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROW_BYTES, ROW_VERSION, ROWS } from './contract/rowTable.ts'
import { RowDecoder } from './decodeRows.ts'

const MAIN = '/tmp/app/index.js'

function row(time: number, { kind }: { kind: number }, ...ints: number[]): Buffer {
  const bytes = Buffer.alloc(ROW_BYTES)
  bytes.writeDoubleLE(time, 0)
  for (const [i, int] of [kind, ...ints].entries()) bytes.writeInt32LE(int, 8 + i * 4)
  return bytes
}

function text(id: number, value: string | Buffer): Buffer {
  const raw = Buffer.from(value as string)
  const padded = Buffer.alloc(Math.ceil(raw.length / ROW_BYTES) * ROW_BYTES)
  raw.copy(padded)
  return Buffer.concat([row(0, ROWS.text, id, raw.length), padded])
}

const recording = Buffer.concat([
  text(0, '1.51.0'),
  row(77, ROWS.process, ROW_VERSION, 42, 0, 1),
  row(0, ROWS.main, 5),
  text(2, 'setTimeout'),
  text(3, ''),
  row(1, ROWS.site, 0, 2, 1),
  row(1, ROWS.frame, 3, -1, 4, 7),
  text(4, 'Timeout'),
  row(2.34, ROWS.init, 7, 1, 1, 4, 0),
  row(1002.3, ROWS.timer, 7, ...floatHalves(0.5), 1, 0),
  row(2, ROWS.before, 7, 0, 3, 5, 0),
  text(0, 'é and more than thirty-two bytes of it\n'),
  row(9, ROWS.output, 1, 0, -1, -1),
  row(10, ROWS.check, 3, 6, 250),
  text(5, 'request'),
  row(11, ROWS.listener, 5, -1, 9, 20),
  row(11, ROWS.site, 1, -1, 1),
  row(11, ROWS.frame, 3, -1, 10, 3),
])

/** The row that every recording begins with. */
const FIRST = row(0, ROWS.process, ROW_VERSION, 1, 0, 0)

const events = [
  { type: 'main', at: 0, origin: 5 },
  {
    type: 'site',
    site: 0,
    api: 'setTimeout',
    frames: [{ name: '', file: null, line: 4, column: 7 }],
  },
  {
    type: 'init',
    at: 2.3,
    asyncId: 7,
    triggerAsyncId: 1,
    executionAsyncId: 1,
    resource: 'Timeout',
    site: 0,
  },
  {
    type: 'timer',
    at: 2.3,
    asyncId: 7,
    delayAsked: 0.5,
    delayUsed: 1,
    repeat: false,
    dueAt: 1002.3,
  },
  { type: 'before', at: 2.3, asyncId: 7, depth: 0, loopCount: 3, events: 5 },
  {
    type: 'output',
    at: 9,
    stream: 'stdout',
    text: 'é and more than thirty-two bytes of it\n',
    site: 0,
    observed: true,
  },
  { type: 'check', at: 10, loopCount: 3, events: 6, idle: 250 },
  {
    type: 'site',
    site: 1,
    api: null,
    frames: [{ name: '', file: null, line: 10, column: 3 }],
    listener: { event: 'request', file: null, line: 9, column: 20 },
  },
]

function floatHalves(value: number): [number, number] {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(value)
  return [bytes.readInt32LE(0), bytes.readInt32LE(4)]
}

function highHalf(value: number): number {
  return Math.floor(value / 2 ** 32)
}

describe('RowDecoder', () => {
  it('turns rows into events whose time never runs backwards', () => {
    const decoder = new RowDecoder(MAIN, 200_000)
    expect(decoder.push(recording)).toEqual(events)
    expect({ broken: decoder.broken, process: decoder.process }).toEqual({
      broken: false,
      process: { pid: 42, thread: 0, libuv: '1.51.0', counters: true },
    })
  })

  it('gives the same events however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 97 }), { minLength: 1 }), (sizes) => {
        const decoder = new RowDecoder(MAIN, 200_000)
        const decoded = []
        for (let offset = 0, i = 0; offset < recording.length; i++) {
          const size = sizes[i % sizes.length] ?? 1
          decoded.push(...decoder.push(recording.subarray(offset, offset + size)))
          offset += size
        }
        expect(decoded).toEqual(events)
      }),
    )
  })

  it('stops at the first impossible row and keeps what came before', () => {
    const decoder = new RowDecoder(MAIN, 200_000)
    const decoded = decoder.push(
      Buffer.concat([recording, row(11, { kind: 99 }), row(12, ROWS.after, 7)]),
    )
    expect({ decoded, broken: decoder.broken }).toEqual({ decoded: events, broken: true })
  })

  it('takes any bytes without throwing and lets nothing through that is not an event', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), (chunks) => {
        const decoder = new RowDecoder(MAIN, 200_000)
        decoder.push(FIRST)
        for (const chunk of chunks)
          for (const event of decoder.push(chunk))
            expect(traceEventSchema.safeParse(event).success).toBe(true)
      }),
    )
  })

  it('survives rows that are nearly right', () => {
    const anyRow = fc.tuple(
      fc.double(),
      fc.integer({ min: 0, max: 37 }),
      fc.array(fc.integer({ min: -3, max: 70 }), { minLength: 5, maxLength: 5 }),
    )
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 40 }), (rows) => {
        const decoder = new RowDecoder(MAIN, 200_000)
        const bytes = Buffer.concat([
          FIRST,
          ...rows.map(([time, kind, ints]) => row(time, { kind }, ...ints)),
        ])
        for (const event of decoder.push(bytes))
          expect(traceEventSchema.safeParse(event).success).toBe(true)
      }),
    )
  })

  it('reads ids beyond 31 bits, which long-lived processes give out, and all that stands beside them', () => {
    const decoder = new RowDecoder(MAIN, 200_000)
    const ids = [2 ** 31, 2 ** 40 + 3, -(2 ** 33) - 1, -5]
    const bytes = [
      row(1, ROWS.wide, ...ids.map(highHalf), -1),
      row(1, ROWS.promise, ...ids.map((id) => id | 0), -1),
      row(2, ROWS.after, 8),
    ]
    expect(decoder.push(Buffer.concat([FIRST, ...bytes]))).toEqual([
      {
        type: 'init',
        at: 1,
        asyncId: 2 ** 31,
        triggerAsyncId: 2 ** 40 + 3,
        executionAsyncId: -(2 ** 33) - 1,
        resource: 'PROMISE',
        site: null,
        parent: -5,
      },
      { type: 'after', at: 2, asyncId: 8 },
    ])
  })

  it('takes an id that no number holds for no row', () => {
    const decoder = new RowDecoder(MAIN, 200_000)
    const bytes = [FIRST, row(1, ROWS.wide, 2 ** 30), row(1, ROWS.after, 7)]
    expect([decoder.push(Buffer.concat(bytes)), decoder.broken]).toEqual([[], true])
  })

  it('reads the rows of another thread, which say whose they are', () => {
    const decoder = new RowDecoder(MAIN, 200_000)
    const bytes = [text(0, '1.52.1'), row(0, ROWS.process, ROW_VERSION, 42, 3, 0)]
    expect(decoder.push(Buffer.concat([...bytes, row(1, ROWS.after, 7)]))).toEqual([
      { type: 'after', at: 1, asyncId: 7 },
    ])
    expect(decoder.process).toEqual({ pid: 42, thread: 3, libuv: '1.52.1', counters: false })
  })

  it('reads no rows of another version, and says which it is', () => {
    const decoder = new RowDecoder(MAIN, 200_000)
    const first = row(0, ROWS.process, ROW_VERSION + 1, 42, 0, 1)
    expect(decoder.push(Buffer.concat([first, row(1, ROWS.after, 7)]))).toEqual([])
    expect([decoder.process, decoder.otherVersion, decoder.broken]).toEqual([
      null,
      ROW_VERSION + 1,
      true,
    ])
  })

  it.each([
    ['nothing of the process', [row(0, ROWS.main, 5)]],
    ['it twice', [FIRST, FIRST]],
  ])('takes rows that say %s for none of the recorder', (_what, bytes) => {
    const decoder = new RowDecoder(MAIN, 200_000)
    expect([decoder.push(Buffer.concat(bytes)), decoder.broken]).toEqual([[], true])
  })

  it('reads the place of an error from its stack', () => {
    const decoder = new RowDecoder(MAIN, 200_000)
    const error = {
      name: 'TypeError',
      message: 'no',
      stack: `TypeError: no\n    at f (${MAIN}:3:9)`,
    }
    const bytes = Buffer.concat([
      FIRST,
      text(0, JSON.stringify(error)),
      row(5, ROWS.error, 0, 0, 0),
    ])
    expect(decoder.push(bytes)).toEqual([
      {
        type: 'error',
        at: 5,
        kind: 'uncaughtException',
        asyncId: null,
        handled: false,
        error: { ...error, line: 3, column: 9 },
      },
    ])
  })
})
