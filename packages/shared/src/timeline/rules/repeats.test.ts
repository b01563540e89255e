import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readFixture } from '../../../fixtures/readFixture.ts'
import { buildTimeline } from '../buildTimeline.ts'
import { queuesAt } from '../moments/queuesAt.ts'
import { nowSentence } from '../sentences/now.ts'
import { whyNow } from './whyNow.ts'

const recordings = readdirSync(new URL('../../../fixtures/', import.meta.url))
  .filter((name) => name.endsWith('.ndjson'))
  .map((name) => name.replace('.ndjson', ''))

/** What runs or waits has a name: to use it again is no repetition. */
const NAMES =
  /\b(?:the|an?) (?:[\w.']+ )*?(?:callback|listener|timer|interval|setImmediate|await)(?: of [\d.]+ ms)?(?: (?:from|on) line \d+| \(line \d+\))?|\bmain\b|the (?:nextTick|microtask) queue/gi

/** Three words in a row that stand in both, what they are about read as "it". */
function repeated(now: string, why: string): string[] {
  const threes = (text: string) =>
    text
      .replace(NAMES, 'it')
      .toLowerCase()
      .split(/[.,;:] ?/)
      .flatMap((clause) => {
        const words = clause.split(' ').filter((word) => word !== '')
        return words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`)
      })
  const told = new Set(threes(now))
  return threes(why).filter((three) => told.has(three))
}

it.each(recordings)('Why adds the reason and says nothing that Now says: %s', (name) => {
  const timeline = buildTimeline(readFixture(name))
  const found = timeline.steps.flatMap((_, cursor) => {
    const waiting = queuesAt(timeline, cursor)
    const now = nowSentence(timeline, cursor, waiting)
    const why = whyNow(timeline, cursor, waiting)?.sentence ?? ''
    return repeated(now, why).map((words) => `${words}: ${now} | ${why}`)
  })
  expect([...new Set(found)]).toEqual([])
})
