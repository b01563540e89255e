import { expect, test } from 'vitest'
import type { Phase, Queue } from '../../timeline/phase.ts'
import { phasesLesson } from './phasesLesson.ts'
import { PHASES_START } from './phasesSettings.ts'

function sentenceOf(...places: readonly (readonly [Phase, Queue | null])[]): string {
  const lines = places.map(([phase, queue], i) => ({
    ...{ at: i, text: `${i}`, phase, queue, tick: 2 },
    evidence: 'observed' as const,
  }))
  return phasesLesson.sentence({ from: 0, order: [], lines, slept: null }, PHASES_START)
}

test('one place and a queue are joined by "and" alone, two places take a comma before it', () => {
  expect(sentenceOf(['check', null], ['check', 'nextTick'])).toBe(
    '2 lines by turn 2 of the loop, printed in check and from the nextTick queue.',
  )
  expect(sentenceOf(['main', null], ['check', null], ['check', 'nextTick'])).toBe(
    '3 lines by turn 2 of the loop, printed in main and check, and from the nextTick queue.',
  )
})
