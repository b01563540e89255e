import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Loopscope } from '../loopscope.ts'
import { type Subject, subjectOf } from '../subject.ts'
import { OWN_RUNS, ownPuzzle, proposalOf } from './ownPuzzle.ts'
import type { PuzzleVisitor } from './puzzleVisit.ts'

/** Making a puzzle out of a snippet. What it is made of is in the session, its runs in the races of the Loopscope. */
export type OwnPage = {
  /** The fragment that a link to it ends in; null: there is none yet. */
  readonly store: StoreApi<{ readonly fragment: string | null }>
  /** Runs the snippet of the session often enough to know what it prints. */
  propose(): Promise<void>
  /** Opens what a link says as a puzzle, once its runs have answered it. */
  open(fragment: string): Promise<void>
}

/** Nothing proposed yet. */
export function createOwnPage(loopscope: Loopscope, visit: PuzzleVisitor): OwnPage {
  const store = createStore<{ readonly fragment: string | null }>(() => ({ fragment: null }))
  const race = async (subject: Subject) => {
    await loopscope.races.start(subject, OWN_RUNS)
    return loopscope.races.store.getState()
  }
  return {
    store,
    async propose() {
      store.setState({ fragment: null })
      const subject = subjectOf(loopscope.session.getState())
      const { status, subject: raced } = await race(subject)
      if (status !== 'complete' || raced !== subject) return
      const { writeSnippetLink } = await import('../../api/snippetLink.ts')
      store.setState({ fragment: await writeSnippetLink(subject) })
    },
    async open(fragment) {
      const { readSnippetLink } = await import('../../api/snippetLink.ts')
      const read = await readSnippetLink(fragment)
      if (read.type === 'none') return
      if (read.type === 'broken') return visit.refuse(read.sentence)
      const { threadPoolSize = 4, ...snippet } = read.snippet
      const subject = { ...snippet, threadPoolSize }
      loopscope.session.setState(subject)
      const { status, problem, outputs } = await race(subject)
      if (status === 'failed') return visit.refuse(problem ?? '')
      const proposal = proposalOf(outputs)
      if (proposal.type === 'unfit') visit.refuse(`This is no puzzle. ${proposal.sentence}`)
      else visit.open(ownPuzzle(subject, proposal))
    },
  }
}
