import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { oneId } from './oneId.ts'
import { missingForRig, type Rig, startRig } from './rig.ts'
import { rollingRestart } from './rollingRestart.ts'
import { storm } from './storm.ts'
import { withoutDatabase } from './withoutDatabase.ts'

const isPossible = (await missingForRig()) === null

describe.runIf(isPossible)('three replicas behind HAProxy, with PostgreSQL', () => {
  let rig: Rig

  beforeAll(async () => {
    rig = await startRig(0)
  }, 120_000)

  afterAll(() => rig?.close())

  it('one id leads from HAProxy’s log through the service’s to the span', async () => {
    expect(await oneId(rig)).toEqual({ haproxy: true, logs: ['request', 'run'], span: true })
  })

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
    expect({ endings: [...new Set(endings)], ended, kept }).toEqual({
      endings: ['outcome'],
      ended: [0],
      kept: [201],
    })
  }, 120_000)

  it('no death of a replica, of PostgreSQL or of HAProxy loses a link that was promised, or answers a run wrongly', async () => {
    const { promised, lost, damaged, endings } = await storm(rig, 1)
    const wrong = endings.filter((ending) => ending.startsWith('wrong'))
    expect({ some: promised > 0, lost, damaged, wrong }).toEqual({
      ...{ some: true, lost: [], damaged: [], wrong: [] },
    })
  }, 180_000)
})
