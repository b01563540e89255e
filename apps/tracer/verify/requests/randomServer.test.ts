import { fileURLToPath } from 'node:url'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { requestRows } from '@loopscope/shared/timeline/requests/requestRows'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSandbox } from '../../src/sandbox/openSandbox.ts'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import { recordSnippet } from '../../src/testing/recordSnippet.ts'
import { testedRuntimes } from '../../src/testing/testedRuntimes.ts'
import { WHOLE } from '../../src/testing/whole.ts'
import { randomNumbers } from '../random/randomNumbers.ts'
import { randomServer } from './randomServer.ts'

const RECORDER = fileURLToPath(new URL('../../dist/recorder.cjs', import.meta.url))
const runtimes = testedRuntimes([10, 18, 24, 26])
const PROGRAMS = WHOLE ? 60 : 3
/** The program reads another clock than the recorder, us. */
const CLOCKS_US = 1000
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'off' })
})
afterAll(() => sandbox.close())

/** What the program itself has printed of its requests. */
type Said = {
  readonly what: 'read' | 'ended' | 'computed' | 'asked' | 'answered' | 'failed'
  readonly id: number
  readonly status?: number
  readonly gone?: boolean
  readonly ms?: number
}

function saidBy({ outputs }: Timeline): readonly Said[] {
  const text = outputs.map(({ text }) => text).join('')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Said)
}

describe.each(runtimes)('on Node $major', (runtime) => {
  it.each(Array.from({ length: PROGRAMS }, (_, i) => i))(
    'what is told of requests is what random server %i printed itself',
    async (seed) => {
      const source = randomServer(randomNumbers(seed), runtime.major >= 18)
      const timeline = buildTimeline(await recordSnippet(sandbox, runtime, source))
      const said = saidBy(timeline)
      const rows = requestRows(timeline)
      const idOf = (target: string | null) => Number(/\/r(\d+)$/.exec(target ?? '')?.[1])
      const incoming = rows.filter(({ side }) => side === 'incoming')
      expect(incoming.length, source).toBeGreaterThan(0)
      const of = (what: Said['what']) => said.filter((each) => each.what === what)

      expect(
        incoming.map(({ target }) => idOf(target)),
        source,
      ).toEqual(of('read').map(({ id }) => id))
      expect(
        incoming
          .filter(({ end }) => end.kind === 'answered')
          .map(({ target, status }) => [idOf(target), status])
          .sort(),
      ).toEqual(
        of('ended')
          .filter(({ gone }) => gone === false)
          .map(({ id, status }) => [id, status])
          .sort(),
      )
      for (const { id, ms = 0 } of of('computed')) {
        const row = incoming.find(({ target }) => idOf(target) === id)
        expect(row?.ranUs).toBeGreaterThan(ms * 1000 - CLOCKS_US)
      }

      const outgoing = rows.filter(({ side }) => side !== 'incoming')
      const answered = new Map(of('answered').map(({ id, status }) => [id, status]))
      const failed = new Set(of('failed').map(({ id }) => id))
      const told = outgoing.map(({ target, status, end }) => ({
        id: idOf(target),
        status,
        kind: end.kind,
      }))
      expect(
        told.filter(
          ({ id, status, kind }) =>
            answered.has(id) && (kind !== 'answered' || status !== answered.get(id)),
        ),
        source,
      ).toEqual([])
      expect(
        told.filter(
          ({ id, kind }) =>
            failed.has(id) && !answered.has(id) && (kind === 'answered' || kind === 'open'),
        ),
        source,
      ).toEqual([])

      for (const { waits, waitedUs, held, callbacks, at, totalUs, ranUs } of rows) {
        const holder = timeline.callbacks[held?.callback ?? -1]
        const length = holder === undefined ? 0 : (holder.endAt ?? timeline.lastAt) - holder.startAt
        expect([
          waits.every(({ from, to }) => from < to && to <= at + totalUs + 0.2),
          (held?.us ?? 0) <= Math.min(length, waitedUs) + 0.2,
          callbacks.includes(held?.callback ?? -1),
          ranUs <= totalUs + 0.2,
        ]).toEqual([true, true, false, true])
      }
    },
  )
})
