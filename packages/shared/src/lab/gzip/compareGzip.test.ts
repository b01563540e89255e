import { expect, it } from 'vitest'
import type { LoadPart } from '../load/loadMoment.ts'
import { type GzipWay, gzipWays } from '../load/loadTargets.ts'
import { compareGzip } from './compareGzip.ts'
import { gzipSentences } from './gzipSentences.ts'
import { plannedRounds } from './measureState.ts'

type Figures = {
  /** Bytes of an answer, answers in a second, ms of processor time per 1000 of proxy and server. */
  readonly bytes: number
  readonly rate: number
  readonly proxy: number | null
  readonly server: number | null
  readonly failed?: number
}

function part(way: GzipWay, round: number, { bytes, rate, proxy, server, failed = 0 }: Figures) {
  const which = { at: 0, run: 1, part: round * 3 + gzipWays.indexOf(way) }
  const us = (ms: number | null) => (ms === null ? null : ms * rate)
  return {
    started: {
      ...{ type: 'loadStarted', ...which, kind: 'single', parts: 9, round, side: null },
      ...{ target: way, generator: 'autocannon', connections: 10, pipelining: 1, seconds: 1 },
      ...{ warmupSeconds: 0, rate: null, port: 1, loadAverage: 0 },
    },
    samples: [],
    done: {
      ...{ type: 'loadDone', ...which, reason: 'finished', us: 1e6, sent: rate, responses: rate },
      ...{ statuses: { 200: rate - failed, ...(failed > 0 && { 503: failed }) }, errors: [] },
      ...{ lost: 0, bytes: bytes * rate, histogram: null, autocannon: null },
      cpu: [
        { process: 'haproxy', role: 'proxy', us: us(proxy) },
        { process: 'server', role: 'server', us: us(server) },
      ],
    },
  } as LoadPart
}

const PLAIN = { bytes: 46_000, rate: 4000, proxy: 40, server: 70 }
const HAPROXY = { bytes: 21_000, rate: 1000, proxy: 200, server: 100 }
const NODE = { bytes: 13_000, rate: 100, proxy: 100, server: 3000 }
const round = (at: number, haproxy: Figures = HAPROXY, node: Figures = NODE) => [
  part('pagePlain', at, PLAIN),
  part('pageByHaproxy', at, haproxy),
  part('pageByNode', at, node),
]
const said = (parts: readonly LoadPart[]) => gzipSentences(compareGzip({ parts }))

it('says how many times as much where the ranges are apart', () => {
  const slower = { ...HAPROXY, rate: 800, proxy: 220 }
  expect(said([...round(1), ...round(2, slower)])).toEqual([
    'Bytes: 46.0 KB become 21.0 KB by HAProxy and 13.0 KB by Node, so HAProxy’s are 1.6 times Node’s.',
    'Processor time: 1,000 answers take proxy and server 310 (300 to 320) ms with HAProxy’s gzip, and 3,100 ms with Node’s, 10 times that.',
    'Answers: 900 (800 to 1,000) per second with HAProxy’s gzip, 100 with Node’s: 9.0 times as many.',
  ])
})

it('shows no difference where the ranges overlap, nor by one round', () => {
  const [, , overlapping] = said([
    ...round(1, HAPROXY, { ...NODE, rate: 900 }),
    ...round(2, { ...HAPROXY, rate: 800 }),
  ])
  expect(overlapping).toMatch(/no difference shown: the ranges overlap\.$/)
  for (const sentence of said(round(1)))
    expect(sentence).toMatch(/no difference shown.* by one round\.$/)
})

it('counts whole rounds alone, and compares nothing where requests failed', () => {
  const [first, second] = round(2)
  if (first === undefined || second === undefined) throw new Error('parts')
  expect(compareGzip({ parts: [...round(1), first, second] }).rounds).toBe(1)
  expect(compareGzip({ parts: [first, second] })).toEqual({ sides: [], rounds: 0, failed: 0 })
  expect(said([...round(1), ...round(2, { ...HAPROXY, failed: 12 })])).toEqual([
    '12 requests were not answered with 2xx: that compares nothing.',
  ])
  expect(said([...round(1), ...round(2, { ...HAPROXY, failed: 1 })])).toEqual([
    '1 request was not answered with 2xx: that compares nothing.',
  ])
})

it('says so where a system tells no processor time', () => {
  const untold = { ...HAPROXY, proxy: null }
  expect(said([...round(1, untold), ...round(2, untold)])[1]).toBe(
    'Processor time: this system does not tell it.',
  )
})

it('a round is a turn of each way, however many ways there are', () => {
  expect(plannedRounds({ planned: 5 * gzipWays.length })).toBe(5)
})
