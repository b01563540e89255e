import { expect, it } from 'vitest'
import { readShippedLab } from '../../../fixtures/readShippedLab.ts'
import { LabFold } from '../labAt.ts'
import type { LabEvent } from '../labEvent.ts'
import { labNow } from '../now/labNow.ts'
import { loadGoesOn } from './loadGoesOn.ts'
import { NO_LOAD } from './loadMoment.ts'

const recorded = readShippedLab('autocannon')
const begin = recorded.findIndex(({ type }) => type === 'action')
const firstDone = recorded.findIndex(({ type }) => type === 'loadDone')
const ab = recorded.findIndex((event) => event.type === 'loadStarted' && event.kind === 'ab')
const abDone = recorded.findIndex((event, i) => i > ab && event.type === 'loadDone')

/** Whether a load run goes on after these events. */
function goesOn(events: readonly LabEvent[]): boolean {
  return loadGoesOn(new LabFold([...events]).at(events.length)?.load ?? NO_LOAD)
}
const upTo = (index: number) => recorded.slice(0, index + 1)
const at = recorded.at(-1)?.at ?? 0
const over = (run: number): LabEvent => ({ type: 'loadOver', at, run })
const action = (name: string): LabEvent => ({
  ...({ type: 'action', at, action: name, values: {}, by: 'tab' } as const),
  result: 'Done.',
})

it('a run goes on from its order to the end of its last part', () => {
  expect([begin - 1, begin, firstDone - 1, firstDone].map((i) => goesOn(upTo(i)))).toEqual([
    ...[false, true, true, false],
  ])
})

it('between two parts it goes on, and no more when it was called off there', () => {
  const [event] = recorded.slice(abDone)
  const run = event?.type === 'loadDone' ? event.run : 0
  expect([
    goesOn(upTo(abDone)),
    goesOn([...upTo(abDone), over(run)]),
    goesOn([...upTo(abDone), over(run - 1)]),
  ]).toEqual([true, false, true])
})

it('one that was called off before its first part goes on no more, nor one that nobody let begin', () => {
  expect(goesOn([...upTo(begin), over(1)])).toBe(false)
  expect(goesOn([...upTo(begin), action('stop')])).toBe(false)
})

it('a part that ended itself after errors has the next one after it, and one that was stopped has none', () => {
  const ended = (reason: 'bailedOut' | 'killed' | 'stopped' | 'left') =>
    goesOn(upTo(abDone).map((event, i) => (i === abDone ? { ...event, reason } : event)) as never)
  expect([ended('bailedOut'), ended('killed'), ended('stopped'), ended('left')]).toEqual([
    ...[true, true, false, false],
  ])
})

it('says that it was called off', () => {
  const moment = new LabFold([...upTo(abDone), over(2)]).at(abDone + 1)
  if (moment === null || moment === undefined) throw new Error('no moment')
  expect(labNow(moment).text).toBe('The load run was called off: no further part of it begins.')
})
