import { expect, it } from 'vitest'
import { readLabFixture } from '../../../fixtures/readLabFixture.ts'
import { LabFold } from '../labAt.ts'
import type { LabEventOf } from '../labEvent.ts'
import { labNow } from './labNow.ts'

const events = readLabFixture()
const begin = events.slice(0, events.findIndex(({ type }) => type === 'answer') + 1)
const at = begin.at(-1)?.at ?? 0
const row = {
  ...{ process: 'worker 1', answered: 0, refused: 0, reset: 0, timedOut: 0, lost: 0 },
  ...{ accepted: 0, closed: 0 },
}

/** What is said of a sum at whose end so many were sent, and these came to an end. */
function said(sent: number, ended: Partial<LabEventOf<'sum'>['processes'][number]>): string {
  const sum = { type: 'sum', at: at + 102_000, from: at, to: at + 102_000, sent } as const
  const fold = new LabFold([...begin, { ...sum, processes: [{ ...row, ...ended }] }])
  const moment = fold.at(begin.length)
  return moment === null ? '' : labNow(moment).text
}

it('says in plain words what became of requests that are only counted, and nothing of none', () => {
  expect([
    said(4, { answered: 3, lost: 1 }),
    said(1, {}),
    said(0, { answered: 2 }),
    said(0, { closed: 2 }),
  ]).toEqual([
    'In these 102 ms 4 requests were sent that are only counted, not shown one by one. Of all such: 3 answered and 1 lost.',
    'In these 102 ms 1 request was sent that is only counted, not shown one by one.',
    'In these 102 ms, of requests that are only counted, not shown one by one: 2 answered.',
    'In these 102 ms connections were opened or closed for requests that are only counted, not shown one by one.',
  ])
})
