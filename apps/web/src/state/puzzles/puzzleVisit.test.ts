import { expect, test } from 'vitest'
import type { DraftShelf } from '../../storage/drafts.ts'
import { createLoopscope } from '../createLoopscope.ts'
import type { AskedPuzzle } from './askedPuzzle.ts'
import { createProgress } from './progress.ts'
import { createPuzzleVisit } from './puzzleVisit.ts'

const recorded = (...outputs: readonly string[][]) => ({
  node: '24.21.0',
  runs: 30,
  outputs: outputs.map((lines) => ({
    lines,
    outcome: 'finished' as const,
    exitCode: 0,
    runs: 30 / outputs.length,
  })),
})

const PUZZLE: AskedPuzzle = {
  name: 'any',
  level: 'everyday',
  title: 'Any',
  module: 'commonjs',
  versions: ['24', '10'],
  question: { kind: 'order', text: '?', decoys: [], ending: false },
  rules: [],
  explanation: [],
  source: '',
  answers: { 24: recorded(['a', 'b', 'c']), 10: recorded(['c', 'b', 'a'], ['b', 'c', 'a']) },
}

/** A visit where no service answers: Node's fetch has no page whose address "/api/runs" could belong to. */
function visitAlone(drafts?: DraftShelf) {
  const never = { set: () => 0, clear: () => undefined, now: () => 0 }
  const frames = { request: () => 0, cancel: () => undefined }
  const loopscope = createLoopscope({ timers: never, frames, keepsRuns: false })
  const progress = createProgress({ read: () => null, write: () => false })
  const visit = createPuzzleVisit(loopscope, progress, drafts)
  visit.open(PUZZLE)
  const predict = (...texts: string[]) => {
    for (const text of texts)
      visit.predict({ type: 'place', tile: visit.store.getState().choices.tiles.indexOf(text) })
  }
  return { loopscope, progress, visit, predict }
}

test('nothing is judged before all is placed, and nothing is placed after it was judged', async () => {
  const { visit, predict } = visitAlone()
  predict('a', 'b')
  await visit.check()
  expect(visit.store.getState().verdict).toBe(null)
  predict('c')
  await visit.check()
  expect(visit.store.getState().verdict).toEqual({ right: true })
  visit.predict({ type: 'undo' })
  expect(visit.store.getState().prediction).toHaveLength(3)
})

test('without a service the recorded answers judge, and it is said that no run could be made', async () => {
  const { loopscope, visit, predict } = visitAlone()
  predict('a', 'c', 'b')
  await visit.check()
  expect(visit.store.getState().verdict).toEqual({ right: false, at: 1, nearest: ['a', 'b', 'c'] })
  expect(loopscope.session.getState()).toMatchObject({ status: 'failed', events: [] })
  expect(loopscope.session.getState().problem).toMatch(/cannot reach it/)
})

test('another try right after the answer was shown is no proof, and another version is another question', async () => {
  const { loopscope, progress, visit, predict } = visitAlone()
  predict('b', 'a', 'c')
  await visit.check()
  visit.retry()
  expect(visit.store.getState()).toMatchObject({ verdict: null, prediction: [] })
  expect(loopscope.session.getState()).toMatchObject({ status: 'idle', problem: null })
  predict('a', 'b', 'c')
  await visit.check()
  visit.choose('10')
  predict('b', 'c', 'a')
  await visit.check()
  expect(progress.store.getState().progress).toEqual({
    puzzles: {
      'any@24': { tries: 2, solvedAt: 2, review: true },
      'any@10': { tries: 1, solvedAt: 1, review: false },
    },
    streak: 1,
    best: 1,
  })
})

test('what was placed and not checked is there when the page is loaded again, on its version', async () => {
  const drafts = draftsInMemory()
  const first = visitAlone(drafts)
  first.visit.choose('10')
  first.predict('c', 'a')
  const again = visitAlone(drafts)
  expect(placedIn(again.visit)).toEqual(['10', 'c', 'a'])

  again.predict('b')
  await again.visit.check()
  expect(placedIn(visitAlone(drafts).visit)).toEqual(['24'])
})

test('what was placed of other tiles than the puzzle has now is left out', () => {
  const drafts = draftsInMemory()
  for (const draft of [
    { node: '24', placed: ['a', 'old'] },
    { node: '24', placed: ['a', 'a'] },
    { node: '8', placed: ['a'] },
    { node: '24' },
    'a',
  ]) {
    drafts.write('puzzle any', draft)
    expect(placedIn(visitAlone(drafts).visit)).toEqual(['24'])
  }
})

/** Its version, and the texts of what is placed. */
function placedIn({ store }: ReturnType<typeof visitAlone>['visit']): string[] {
  const { node, prediction, choices } = store.getState()
  return [node, ...prediction.map((tile) => choices.tiles[tile] ?? '')]
}

function draftsInMemory(): DraftShelf {
  const kept = new Map<string, unknown>()
  return {
    read: (place) => kept.get(place) ?? null,
    write: (place, draft) => kept.set(place, draft),
  }
}
