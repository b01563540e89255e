import type { LabEvent, LabEventOf } from '@loopscope/shared/lab/labEvent'
import { expect, it } from 'vitest'
import type { LoadKind } from './loadForm.ts'
import { toldEvent } from './toldEvent.ts'

const begun = (run: number, kind: LoadKind): LabEvent => ({
  ...({ type: 'loadStarted', at: run, run, part: 1, kind, parts: 1, round: 1 } as const),
  ...({ side: null, target: 'direct', generator: 'autocannon', connections: 10 } as const),
  ...{ pipelining: 1, seconds: 2, warmupSeconds: 0, rate: null, port: 3000, loadAverage: null },
})
const done = (run: number): LabEventOf<'loadDone'> => ({
  ...({ type: 'loadDone', at: run, run, part: 1, reason: 'finished', us: 1, sent: 1 } as const),
  ...{ responses: 1, statuses: {}, errors: [], lost: 0, bytes: 1, histogram: null, cpu: [] },
  autocannon: null,
})
const gone: LabEvent = {
  type: 'process',
  at: 9,
  process: 'x',
  role: 'server',
  state: 'exited',
  pid: 1,
}

it('tells on each tab of the last run of its kind, where a run of another kind came after it', () => {
  const events = [begun(1, 'ab'), done(1), begun(2, 'stalled'), done(2), gone]
  const at = (cursor: number) =>
    (['single', 'ab', 'stalled'] as const).map((kind) => toldEvent(events, cursor, kind))
  expect([at(4), at(2), at(1)]).toEqual([
    [null, { index: 1, name: 'Run 1, over at' }, null],
    [null, { index: 1, name: 'Run 1, over at' }, null],
    [null, null, null],
  ])
  // Its session ended in the middle of it: it is not known to be over.
  expect(toldEvent([begun(1, 'ab'), begun(2, 'single')], 1, 'ab')).toEqual({
    index: 0,
    name: 'Run 1, last told of at',
  })
})
