import type { OwnPuzzle } from '@loopscope/shared/puzzle/ownPuzzles'
import { expect, test } from 'vitest'
import type { DraftShelf } from '../../storage/drafts.ts'
import { createLessonDraft } from './lessonDraft.ts'

const puzzle = (title: string): OwnPuzzle => ({
  source: `console.log('${title}')`,
  module: 'commonjs',
  node: '24',
  title,
  hint: '',
  explanation: '',
})

function shelf(): DraftShelf {
  const kept = new Map<string, unknown>()
  return {
    read: (place) => kept.get(place) ?? null,
    write: (place, draft) => void kept.set(place, structuredClone(draft)),
  }
}

test('puzzles are put together, ordered, changed and removed, and a reload finds them', () => {
  const drafts = shelf()
  const draft = createLessonDraft(drafts)
  const titles = () => draft.store.getState().puzzles.map(({ title }) => title)
  for (const title of ['one', 'two', 'three']) draft.keep(puzzle(title))
  draft.moveUp(2)
  draft.moveUp(0)
  expect(titles()).toEqual(['one', 'three', 'two'])
  expect(draft.change(2)).toEqual(puzzle('two'))
  // What is being changed stays the one that is meant, whatever becomes of the others.
  draft.moveUp(2)
  draft.remove(0)
  expect([titles(), draft.store.getState().changing]).toEqual([['two', 'three'], 0])
  draft.say({ title: 'second' })
  draft.keep(puzzle('second'))
  draft.setTitle('Monday')
  expect([titles(), draft.store.getState().words, draft.store.getState().changing]).toEqual([
    ['second', 'three'],
    { title: '', hint: '', explanation: '' },
    null,
  ])
  const { title, puzzles } = createLessonDraft(drafts).store.getState()
  expect({ title, puzzles }).toEqual({
    title: 'Monday',
    puzzles: [puzzle('second'), puzzle('three')],
  })
})

test('a lesson takes no more puzzles than a link may hold', () => {
  const draft = createLessonDraft(shelf())
  for (let i = 0; i < 15; i++) draft.keep(puzzle(`${i}`))
  expect(draft.store.getState().puzzles.length).toBe(12)
})
