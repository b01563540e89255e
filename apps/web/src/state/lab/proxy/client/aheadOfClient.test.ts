import { LabFold } from '@loopscope/shared/lab/labAt'
import { expect, it } from 'vitest'
import { readShippedLab } from '../../../../../../../packages/shared/fixtures/readShippedLab.ts'
import { aheadOfClient } from './aheadOfClient.ts'

it('is what the log has and the client has not told yet, and nothing once it has told all', () => {
  const events = readShippedLab('haproxy-algorithms')
  const fold = new LabFold([...events])
  const wrong = events.flatMap((_, index) => {
    const moment = fold.at(index)
    if (moment?.proxy == null) return []
    const { proxied } = moment.proxy
    const told = moment.totals.sent - moment.totals.unsent
    return told + aheadOfClient(moment) === Math.max(told, proxied) ? [] : [index]
  })
  expect(wrong).toEqual([])
  const ahead = events.map((_, index) => fold.at(index)).map((m) => (m ? aheadOfClient(m) : 0))
  expect([Math.max(...ahead) > 0, ahead.at(-1)]).toEqual([true, 0])
})
