import type { OwnLesson, OwnPuzzle } from '@loopscope/shared/puzzle/ownPuzzles'
import { DEFAULT_POOL_SIZE } from '@loopscope/shared/wire/defaults'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type DraftShelf, tabDrafts } from '../../storage/drafts.ts'
import { createRaces, type SeenOutput } from '../compare/races.ts'
import type { Loopscope } from '../loopscope.ts'
import { type Subject, subjectOf } from '../run/subject.ts'
import { snippetFragment } from '../share/snippetFragment.ts'
import type { AskedPuzzle } from './askedPuzzle.ts'
import { createLessonDraft, type LessonDrafter, type PuzzleWords } from './lessonDraft.ts'
import { createLessonVisit, type LessonVisitor } from './lessonVisit.ts'
import { mostFrequent, ownPuzzle } from './ownPuzzle.ts'
import { NOTHING_KNOWN, OWN_RUNS, type Promised, proposalOf } from './proposalOf.ts'
import type { PuzzleVisitor } from './puzzleVisit.ts'

type Own = {
  /** What a link can be made of: it ran, and was found fit. null: nothing yet. */
  readonly tried: Subject | null
  /** What the rules promise of what it printed; null: not known yet. */
  readonly promised: Promised | null
}

/** Making a puzzle out of a snippet. What it is made of is in the session, its runs in the races of the Loopscope. */
export type OwnPage = {
  readonly store: StoreApi<Own>
  /** The puzzles that are put together here. */
  readonly draft: LessonDrafter
  /** The puzzles of the link that the page was opened with. */
  readonly lesson: LessonVisitor
  /** Runs the snippet of the session often enough to know what it prints. */
  propose(): Promise<void>
  /** What was tried, with what its maker says of it; null: nothing was. */
  made(): OwnPuzzle | null
  /** Puts what was tried into the draft. */
  keep(): void
  /** Takes a puzzle of the draft up again. */
  change(at: number): void
  /** What an address ends in that holds this program; null where a part of the page does not load. */
  fragmentOf(subject: Omit<Subject, 'threadPoolSize'>): Promise<string | null>
  /** What an address ends in that asks these puzzles; null where a part of the page does not load. */
  lessonFragment(lesson: OwnLesson): Promise<string | null>
  /** Runs a puzzle for its answers, beside what is on the page; null where its runs give none, or `left` ends them. */
  answer(puzzle: OwnPuzzle, left: AbortSignal): Promise<AskedPuzzle | null>
  /** Opens what a link says as a puzzle, once its runs have answered it. */
  open(fragment: string): Promise<void>
  /** Puts what a link says into the draft. */
  edit(fragment: string): Promise<void>
}

const NOT_LOADED =
  'A part of this page did not load: the service may be down. Reload it when it is back.'
const NO_LINK =
  'There is no program in this address. Ask for it again, or make a puzzle of your own.'

/** Nothing proposed yet. */
export function createOwnPage(
  loopscope: Loopscope,
  visit: PuzzleVisitor,
  drafts: DraftShelf = tabDrafts,
): OwnPage {
  const store = createStore<Own>(() => ({ tried: null, promised: null }))
  const draft = createLessonDraft(drafts)
  const race = async (subject: Subject) => {
    await loopscope.races.start(subject, OWN_RUNS)
    return loopscope.races.store.getState()
  }
  const promised = async (
    outputs: readonly SeenOutput[],
    { source }: Subject,
  ): Promise<Promised> => {
    const runId = mostFrequent(outputs)?.first.runId ?? null
    const events = runId === null ? null : await loopscope.readRun(runId)
    const rules = events === null ? null : await loadRules()
    if (events === null || rules === null) return NOTHING_KNOWN
    const told = rules.promisedOrder(rules.buildTimeline(events), source)
    return {
      race: told.races.length > 0,
      allowed: told.others,
      setsBothInMain: told.setsBothInMain,
    }
  }
  const ask = async (puzzle: OwnPuzzle) => {
    const { source, module, node, threadPoolSize = DEFAULT_POOL_SIZE } = puzzle
    const subject = { source, module, node, threadPoolSize }
    loopscope.session.setState(subject)
    const { status, subject: raced, problem, outputs } = await race(subject)
    // Somebody has gone on to another.
    if (raced !== subject) return null
    if (status === 'failed') {
      visit.refuse(problem ?? '')
      return null
    }
    const proposal = proposalOf(outputs, await promised(outputs, subject))
    if (proposal.type === 'puzzle') return ownPuzzle(puzzle, proposal)
    visit.refuse(`This is not a puzzle. ${proposal.sentence}`)
    return null
  }
  const lesson = createLessonVisit(visit, ask, drafts)
  const read = async (fragment: string) => {
    const links = await loadLinks()
    if (links === null) return NOT_LOADED
    const found = await links.readLessonLink(fragment)
    if (found.type === 'none') return NO_LINK
    return found.type === 'broken' ? found.sentence : found.lesson
  }
  const made = () => {
    const { tried } = store.getState()
    return tried === null ? null : linked(tried, draft.store.getState().words)
  }
  return {
    store,
    draft,
    lesson,
    async propose() {
      store.setState({ tried: null, promised: null })
      const subject = subjectOf(loopscope.session.getState())
      const { status, subject: raced, outputs } = await race(subject)
      if (status !== 'complete' || raced !== subject) return
      store.setState({ promised: await promised(outputs, subject), tried: subject })
    },
    made,
    keep() {
      const puzzle = made()
      if (puzzle === null) return
      draft.keep(puzzle)
      store.setState({ tried: null, promised: null })
    },
    change(at) {
      const puzzle = draft.change(at)
      if (puzzle === null) return
      const { source, module, node, threadPoolSize = DEFAULT_POOL_SIZE } = puzzle
      loopscope.session.setState({ source, module, node, threadPoolSize })
    },
    fragmentOf: snippetFragment,
    lessonFragment: async (made) => (await loadLinks())?.writeLessonLink(made) ?? null,
    async answer(puzzle, left) {
      const { source, module, node, threadPoolSize = DEFAULT_POOL_SIZE } = puzzle
      const subject = { source, module, node, threadPoolSize }
      const races = createRaces()
      left.addEventListener('abort', races.stop)
      await races.start(subject, OWN_RUNS)
      const { status, outputs } = races.store.getState()
      if (status !== 'complete' || left.aborted) return null
      const proposal = proposalOf(outputs, await promised(outputs, subject))
      return proposal.type === 'puzzle' ? ownPuzzle(puzzle, proposal) : null
    },
    async open(fragment) {
      const found = await read(fragment)
      if (typeof found === 'string') visit.refuse(found)
      else lesson.begin(found, fragment)
    },
    async edit(fragment) {
      const found = await read(fragment)
      if (typeof found === 'string') return visit.refuse(found)
      draft.replace(found)
    },
  }
}

/** As a link holds it: the usual size of the pool is left out. */
function linked({ threadPoolSize, ...program }: Subject, words: PuzzleWords): OwnPuzzle {
  return { ...program, ...(threadPoolSize !== DEFAULT_POOL_SIZE && { threadPoolSize }), ...words }
}

/** The rules of the loop and what follows from them; null where they do not load. */
async function loadRules() {
  try {
    const [{ promisedOrder }, { buildTimeline }] = await Promise.all([
      import('@loopscope/shared/puzzle/promisedOrder'),
      import('@loopscope/shared/timeline/buildTimeline'),
    ])
    return { promisedOrder, buildTimeline }
  } catch (error) {
    console.warn('A part of the page did not load.', error)
    return null
  }
}

async function loadLinks() {
  try {
    return await import('../../api/lessonLink.ts')
  } catch (error) {
    console.warn('A part of the page did not load.', error)
    return null
  }
}
