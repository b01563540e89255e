import { LabFold } from '@loopscope/shared/lab/labAt'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { expect, it } from 'vitest'
import { readLabFixture } from '../../../../../../../packages/shared/fixtures/readLabFixture.ts'
import { fresh } from '../proxySteps.ts'
import { COMPRESSION_EXPERIMENTS } from './compressionExperiments.ts'
import { STATS_EXPERIMENTS } from './statsExperiments.ts'

/** See apps/tracer/verify/labs/proxyTabSteps.ts: everything weighed under three settings, a measurement, and a reload. */
const events = readLabFixture('haproxyTabs')
const actions = (name: string) =>
  events.flatMap((event, i) => (event.type === 'action' && event.action === name ? [i] : []))
const judge = (name: string, from: number, told: readonly LabEvent[] = events) =>
  [...COMPRESSION_EXPERIMENTS, ...STATS_EXPERIMENTS]
    .find((experiment) => experiment.name === name)
    ?.judge(told, from)

const [first = 0, withoutOffload = 0] = actions('weigh')
const [measure = 0] = actions('measure')
const toStats = actions('experiment').at(-1) ?? 0

it.each([
  ['gzip-tiny', first, 'more', /^\d+ bytes with gzip, \d+ without/],
  [
    'gzip-types',
    first,
    'page',
    /^text\/html: [\d,]+ bytes, gzip; text\/css: 7,266 bytes, as it is/,
  ],
  ['gzip-twice', first, 'haproxy', /^The server sent 40,002 bytes, and the client read 9,606\.$/],
  ['gzip-twice', withoutOffload, 'server', /^HAProxy got 5,\d+ bytes from the server/],
  ['gzip-cost', measure, 'split', /^Bytes: 46\.4 KB become .* Processor time: 1,000 answers/],
  ['stats-reload', toStats, 'zero', /^Its own page says 0 for the backend: .* The 53 before/],
])('%s is judged by what was recorded', (name, from, choice, sentence) => {
  const verdict = judge(name, from)
  expect([verdict?.choice, verdict?.sentence]).toEqual([choice, expect.stringMatching(sentence)])
  expect(verdict?.index).toBeGreaterThan(from)
})

it('a measurement in which a request failed decides nothing, and says so', () => {
  const failing = events.map((event) =>
    event.type === 'loadDone' ? { ...event, statuses: { ...event.statuses, 503: 1 } } : event,
  )
  const { choice, sentence } = judge('gzip-cost', measure, failing) ?? {}
  expect([choice, sentence]).toEqual([
    null,
    expect.stringMatching(
      /^\d+ requests? (?:was|were) not answered with 2xx: that compares nothing\.$/,
    ),
  ])
})

it('a measurement that was stopped decides nothing', () => {
  expect(judge('gzip-cost', actions('stopMeasure')[0] ?? 0)).toBe(null)
})

it('another tab’s server that has gone with it is not asked for', () => {
  const moment = new LabFold(events).at(first) as LabMoment
  expect(moment.processes.some(({ id, exit }) => id === 'web-api-2' && exit !== null)).toBe(true)
  const asked = fresh('compression').flatMap((step) => ('act' in step ? [step.act(moment)] : []))
  expect(asked.filter((act) => act !== null)).toEqual([])
})
