import { LabFold } from '@loopscope/shared/lab/labAt'
import { labNow } from '@loopscope/shared/lab/now/labNow'
import { expect, it } from 'vitest'
import { readShippedLab } from '../../../../../packages/shared/fixtures/readShippedLab.ts'
import { LabReasons } from './labReasons.ts'
import { whyOf } from './whyOf.ts'

const events = [...readShippedLab('autocannon')]
const last = events.findLastIndex(
  (event) => event.type === 'loadDone' && runOf(event.run)?.kind === 'ab',
)

function runOf(number: number) {
  const runs = new LabFold(events).at(events.length)?.load?.runs
  return runs?.find(({ run }) => run === number)
}

it('at the end of A/B names the round that the reason is of, and not what A/B has come to', () => {
  const reason = new LabReasons(events).at(last, true)
  if (reason === null) throw new Error('no reason')
  expect(whyOf(reason.moment)).toMatch(/^Part (\d+) of \1 is over: /)
  expect(whyOf(reason.moment)).not.toBe(labNow(reason.moment).text)
  expect(reason.why.text).toMatch(/^[AB], .*: round \d+ of \d+\. \S/)
})
