import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Loopscope } from '../loopscope.ts'
import type { SeenOutput } from '../races.ts'
import { snippetFragment } from '../snippetFragment.ts'
import { type Subject, subjectOf } from '../subject.ts'
import {
  mostFrequent,
  NOTHING_KNOWN,
  OWN_RUNS,
  ownPuzzle,
  type Promised,
  proposalOf,
} from './ownPuzzle.ts'
import type { PuzzleVisitor } from './puzzleVisit.ts'

type Own = {
  readonly fragment: string | null
  /** What the rules promise of what it printed; null: not known yet. */
  readonly promised: Promised | null
}

/** Making a puzzle out of a snippet. What it is made of is in the session, its runs in the races of the Loopscope. */
export type OwnPage = {
  /** The fragment that a link to it ends in; null: there is none yet. */
  readonly store: StoreApi<Own>
  /** Runs the snippet of the session often enough to know what it prints. */
  propose(): Promise<void>
  /** What an address ends in that holds this program; null where a part of the page does not load. */
  fragmentOf(subject: Omit<Subject, 'threadPoolSize'>): Promise<string | null>
  /** Opens what a link says as a puzzle, once its runs have answered it. */
  open(fragment: string): Promise<void>
}

const NOT_LOADED =
  'A part of this page did not load: the service may be down. Reload it when it is back.'
const NO_LINK =
  'There is no program in this address. Ask for it again, or make a puzzle of your own.'

/** Nothing proposed yet. */
export function createOwnPage(loopscope: Loopscope, visit: PuzzleVisitor): OwnPage {
  const store = createStore<Own>(() => ({ fragment: null, promised: null }))
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
    const { races, others } = rules.promisedOrder(rules.buildTimeline(events), source)
    return { race: races.length > 0, allowed: others }
  }
  return {
    store,
    async propose() {
      store.setState({ fragment: null, promised: null })
      const subject = subjectOf(loopscope.session.getState())
      const { status, subject: raced, outputs } = await race(subject)
      if (status !== 'complete' || raced !== subject) return
      store.setState({
        promised: await promised(outputs, subject),
        fragment: await snippetFragment(subject),
      })
    },
    fragmentOf: snippetFragment,
    async open(fragment) {
      const links = await loadLinks()
      if (links === null) return visit.refuse(NOT_LOADED)
      const read = await links.readSnippetLink(fragment)
      if (read.type === 'none') return visit.refuse(NO_LINK)
      if (read.type === 'broken') return visit.refuse(read.sentence)
      const { threadPoolSize = 4, ...snippet } = read.snippet
      const subject = { ...snippet, threadPoolSize }
      loopscope.session.setState(subject)
      const { status, problem, outputs } = await race(subject)
      if (status === 'failed') return visit.refuse(problem ?? '')
      const proposal = proposalOf(outputs, await promised(outputs, subject))
      if (proposal.type === 'unfit') visit.refuse(`This is not a puzzle. ${proposal.sentence}`)
      else visit.open(ownPuzzle(subject, proposal))
    },
  }
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
    return await import('../../api/snippetLink.ts')
  } catch (error) {
    console.warn('A part of the page did not load.', error)
    return null
  }
}
