import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WHOLE } from '../../src/testing/whole.ts'
import { batchWithDeath, redisGone } from './batchDeaths.ts'
import { tally } from './client.ts'
import { oneId, oneIdOfBatch } from './oneId.ts'
import { missingForRig, type Rig, startRig } from './rig.ts'
import { rollingRestart } from './rollingRestart.ts'
import { storm } from './storm.ts'
import { makeLink, view } from './viewers.ts'
import { withoutDatabase } from './withoutDatabase.ts'

const isPossible = (await missingForRig()) === null

const first = (count: number) => Array.from({ length: count }, (_, index) => index)
/** `npm run verify:cluster` has more of everything. */
const READERS = 200
const RUNS = 24

describe.runIf(isPossible)('three replicas behind HAProxy, with PostgreSQL and Redis', () => {
  let rig: Rig

  beforeAll(async () => {
    // What is asked is whether anything is lost: on a machine that does much else a run may wait, and be refused for it after a second.
    rig = await startRig(0, 60_000)
  }, 120_000)

  afterAll(() => rig?.close())

  it('one id leads from HAProxy’s log through the service’s to the span', async () => {
    expect(await oneId(rig)).toEqual({ haproxy: true, logs: ['request', 'run'], span: true })
  })

  it('many readers of a link are one at the replicas', async () => {
    const { failed, atOrigin } = await view(
      rig,
      await makeLink(rig),
      ['recording', 'zstd'],
      READERS,
    )
    expect({ failed, atOrigin }).toEqual({ failed: 0, atOrigin: 1 })
  })

  it('replicas share the runs of a batch under one id, each index once, though one of them is killed', async () => {
    const { indexes, told, done, requestId } = await batchWithDeath(rig, RUNS, 'worker', 10)
    const { makers, ...found } = await oneIdOfBatch(rig, requestId)
    expect({ indexes, told, done, found, shared: makers.length > 1 }).toEqual({
      ...{ indexes: first(RUNS), told: first(RUNS), done: { type: 'done', runs: RUNS, cut: null } },
      ...{ found: { haproxy: true, span: true }, shared: true },
    })
  }, 60_000)

  it('without Redis batches end where they were asked for, and runs go on', async () => {
    const { batch, endings, next } = await redisGone(rig, 12, 5)
    expect({
      batch: [batch.indexes, batch.done],
      next: [next.indexes, next.done],
      endings: [...new Set(endings)],
    }).toEqual({
      batch: [first(12), { type: 'done', runs: 12, cut: null }],
      next: [first(2), { type: 'done', runs: 2, cut: null }],
      endings: ['outcome'],
    })
  }, 60_000)

  it('runs go on while PostgreSQL is away, and links say when to come back', async () => {
    const { endings, opened, link, after } = await withoutDatabase(rig, 20)
    expect({ endings: [...new Set(endings)], opened, link, after }).toEqual({
      endings: ['outcome'],
      opened: [200, 503],
      link: [503, true],
      after: 200,
    })
  })

  it('a restart under load fails no run, and what the replica kept can be shared until it stops', async () => {
    const { endings, ended, kept } = await rollingRestart(rig, ['b'])
    // How many there were of each: of one that is no outcome the message says which.
    expect({ endings: tally(endings), ended, kept }).toEqual({
      endings: { outcome: endings.length },
      ended: [0],
      kept: [201],
    })
  }, 120_000)

  // Links of a single service that is killed as it writes are counted by attacks/sharesKilled.test.ts in either form.
  if (WHOLE)
    it('no death of a replica, of PostgreSQL or of HAProxy loses a link that was promised, or answers a run wrongly', async () => {
      const { promised, lost, damaged, endings } = await storm(rig, 1)
      const wrong = endings.filter((ending) => ending.startsWith('wrong'))
      expect({ some: promised > 0, lost, damaged, wrong }).toEqual({
        ...{ some: true, lost: [], damaged: [], wrong: [] },
      })
    }, 180_000)
})
