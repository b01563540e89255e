import { expect, it } from 'vitest'
import { createLabSharing } from './labSharing.ts'

const WORDS = {
  title: 'A worker dies',
  note: 'Watch the primary.',
  stops: [{ step: 3, word: 'killed' }],
}
const NONE = { title: '', note: '', stops: [] }

it('what a link says is of its recording: nothing of it stays when another takes its place', () => {
  const sharing = createLabSharing(() => ({ id: null, cursor: 0 }))
  sharing.forget({ id: 'x', cursor: 0, words: WORDS, tab: null })
  expect([sharing.store.getState().link?.words, sharing.draft.getState()]).toEqual([WORDS, WORDS])
  sharing.forget()
  expect([sharing.store.getState().link, sharing.draft.getState()]).toEqual([null, NONE])
})

it('words that no link has yet stay through a reset, without their stops', () => {
  const sharing = createLabSharing(() => ({ id: 'y', cursor: 0 }))
  sharing.draft.setState(WORDS)
  sharing.forget()
  expect(sharing.draft.getState()).toEqual({ ...WORDS, stops: [] })
})

it('a link shows the tab that its author saw: on another tab there would be another link', () => {
  const sharing = createLabSharing(() => ({ id: 'y', cursor: 0 }))
  sharing.tab.setState({ name: 'ab' })
  sharing.forget({ id: 'x', cursor: 0, words: NONE, tab: 'ab' })
  const same = sharing.isOther()
  sharing.tab.setState({ name: 'stalled' })
  expect([same, sharing.isOther()]).toEqual([false, true])
})
