import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrongSentences } from '../../../fixtures/claims/wrongSentences.ts'
import { programs } from '../../../fixtures/randomProgram.ts'
import { recordProgram } from '../../../fixtures/randomRecording.ts'
import { readFixture } from '../../../fixtures/readFixture.ts'

const recordings = readdirSync(new URL('../../../fixtures/', import.meta.url))
  .filter((name) => name.endsWith('.ndjson'))
  .map((name) => name.replace('.ndjson', ''))

/** Each sentence is taken apart into its clauses, and each clause is looked up in the events, not in the rules. */
describe('no sentence is wrong', () => {
  it.each(recordings)('about %s', (name) => {
    expect(wrongSentences(readFixture(name))).toEqual([])
  })

  it('about any program', () => {
    fc.assert(
      fc.property(programs, (program) => {
        expect(wrongSentences(recordProgram(program))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it.each(recordings)('about %s when it is cut off', (name) => {
    const events = readFixture(name)
    for (const part of [0.3, 0.6, 0.9]) {
      const cut = events.slice(0, Math.floor(events.length * part))
      expect(wrongSentences(cut)).toEqual([])
    }
  })
})
