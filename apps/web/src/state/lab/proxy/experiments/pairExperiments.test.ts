import { expect, it } from 'vitest'
import { readShippedLab } from '../../../../../../../packages/shared/fixtures/readShippedLab.ts'
import { PAIR_EXPERIMENTS } from './pairExperiments.ts'

const events = readShippedLab('haproxy-cluster')
const pairs = events.flatMap((event, index) =>
  event.type === 'action' && event.action === 'pair' && event.values['do'] !== 'back'
    ? [{ index, how: event.values['do'] }]
    : [],
)

it.each([
  ['pair-kill', 'kill'],
  ['pair-freeze', 'freeze'],
])('%s is judged by what both lost', (name, how) => {
  const experiment = PAIR_EXPERIMENTS.find((one) => one.name === name)
  const begun = pairs.find((pair) => pair.how === how)?.index ?? -1
  // Not yet: the time that is asked about has not gone by.
  expect(experiment?.judge(events.slice(0, begun + 20), begun - 1)).toBe(null)
  const verdict = experiment?.judge(events, begun - 1)
  expect(verdict?.choice).toBe('haproxy')
  expect(verdict?.sentence).toMatch(/^The cluster lost [01] of \d+, HAProxy \d+ of \d+\. /)
})
