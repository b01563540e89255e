import { LabFold } from '@loopscope/shared/lab/labAt'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { expect, it } from 'vitest'
import { readShippedLab } from '../../../../../packages/shared/fixtures/readShippedLab.ts'
import { endsRefusal } from './endsRefusal.ts'

/** Which of these events, each a batch of its own, end a refusal. */
function ending(events: readonly LabEvent[], ...kinds: readonly LabEvent['type'][]) {
  const fold = new LabFold([...events])
  return events.filter(
    (event, i) =>
      i > 0 &&
      kinds.includes(event.type) &&
      endsRefusal([event], fold.at(i - 1) ?? null, fold.at(i) ?? null),
  )
}

const recorded = readShippedLab('autocannon')

it('"a load run goes on" is said no longer than one goes on, and not only until its part is over', () => {
  const kinds = ['loadQueued', 'loadStarted', 'loadSample', 'loadDone', 'loadOver'] as const
  const last = recorded.filter(
    (event, i) =>
      event.type === 'loadDone' &&
      recorded.find((one, j) => j > i && one.type === 'loadStarted' && one.run === event.run) ===
        undefined,
  )
  expect(last.length).toBeGreaterThan(2)
  expect(ending(recorded, ...kinds)).toEqual(last)
})

it('what is refused of a process is said until something becomes of one, a load generator aside', () => {
  const states = ending(recorded, 'process').map((event) =>
    event.type === 'process' ? event.role : '',
  )
  expect(new Set(states)).toEqual(new Set(['server', 'proxy']))
})
