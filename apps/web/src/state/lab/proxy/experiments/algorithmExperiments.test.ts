import { LabFold } from '@loopscope/shared/lab/labAt'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { expect, it } from 'vitest'
import { readShippedLab } from '../../../../../../../packages/shared/fixtures/readShippedLab.ts'
import { ALGORITHM_EXPERIMENTS } from './algorithmExperiments.ts'

const events = readShippedLab('haproxy-algorithms')
const hash = ALGORITHM_EXPERIMENTS.find(({ name }) => name === 'map-based')
const header = events.slice(0, 1)

/** Each key's server by number. */
const keys = (at: number, of: readonly number[]): LabEvent => ({
  ...{ type: 'keys', at, vary: 'path', of: [...of] },
  servers: ['web-api-1', 'web-api-2', 'web-api-3'],
})
const thirds = Array.from({ length: 300 }, (_, key) => key % 3)
const halves = Array.from({ length: 300 }, (_, key) => key % 2)

/** The moment at which the recording first tells of 300 keys. */
function momentOfKeys(): LabMoment {
  const told = events.findIndex(({ type }) => type === 'keys')
  const moment = new LabFold(events).at(told)
  if (moment === null) throw new Error('the recording has keys')
  return moment
}

it('counts the keys that moved when one of three servers went', () => {
  const verdict = hash?.judge([...header, keys(1, thirds), keys(2, halves)], 0)
  expect([verdict?.choice, verdict?.sentence]).toEqual([
    '200',
    '200 of 300 moved; 100 had been on web-api-3 and had to.',
  ])
})

it('says nothing of keys that web-api-3 had no share of before it went, or of fewer keys', () => {
  expect(hash?.judge([...header, keys(1, halves), keys(2, halves)], 0)).toBe(null)
  const few = thirds.slice(0, 60)
  expect(hash?.judge([...header, keys(1, few), keys(2, thirds)], 0)).toBe(null)
})

it('makes a server quick again that another question has slowed down', () => {
  const moment = momentOfKeys()
  const { proxy } = moment
  const settings = proxy?.settings ?? null
  if (proxy === null || settings === null) throw new Error('the recording has settings')
  const servers = settings.servers.map((one, i) => (i === 2 ? { ...one, slowMs: 50 } : one))
  const asked = (now: LabMoment) =>
    (hash?.prepare ?? []).flatMap((step) => ('act' in step ? [step.act(now)] : []))
  const slow = { action: 'slow', process: 'web-api-3', slowMs: 0 }
  expect(asked(moment)).not.toContainEqual(slow)
  const slowed = { ...moment, proxy: { ...proxy, settings: { ...settings, servers } } }
  expect(asked(slowed)).toContainEqual(slow)
})

it('waits for the keys that it has sent itself', () => {
  const moment = momentOfKeys()
  const [, wait] = hash?.run ?? []
  expect(moment.proxy?.keys?.of.length).toBe(300)
  if (wait === undefined || !('until' in wait)) throw wait
  expect(wait.until(moment, moment)).toBe(false)
  expect(wait.until(moment, { ...moment, at: moment.at - 1 })).toBe(true)
})
