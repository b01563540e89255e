import { judge, type Verdict } from '@loopscope/shared/puzzle/judge'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type DraftShelf, tabDrafts } from '../../storage/drafts.ts'
import type { Loopscope } from '../loopscope.ts'
import { subjectOf } from '../run/subject.ts'
import { type AskedPuzzle, type Choices, choicesOf } from './askedPuzzle.ts'
import { type LiveToken, liveTokens, openingStep } from './liveTokens.ts'
import { dropPlaced, keepPlaced, readPlaced } from './placedTiles.ts'
import { type Prediction, type PredictionAction, reducePrediction } from './prediction.ts'
import type { ProgressKeeper } from './progress.ts'

/** What the page of one puzzle knows. The live run is in the session of its Loopscope. */
export type PuzzleVisit = {
  readonly puzzle: AskedPuzzle | null
  /** Why the puzzle cannot be shown, as a sentence. */
  readonly problem: string | null
  /** The version it is asked on, "24". */
  readonly node: string
  readonly choices: Choices
  readonly prediction: Prediction
  /** null: not checked yet. */
  readonly verdict: Verdict | null
  /** The right answer has not been shown on this version. */
  readonly fresh: boolean
}

export type PuzzleVisitor = {
  readonly store: StoreApi<PuzzleVisit>
  /** Asks it, on the first of its versions; or as it stood when this tab left it unchecked. */
  open(puzzle: AskedPuzzle): void
  refuse(problem: string): void
  /** Shows none while the next is on its way. */
  wait(): void
  /** Asks the same on another version. */
  choose(node: string): void
  predict(action: PredictionAction): void
  /** Judges by the recorded answers, then records a run of now. Nothing happens while too little is placed. */
  check(): Promise<void>
  /** Records a run of now, and opens it where it was predicted wrong. */
  record(): Promise<void>
  /** Back to the question, nothing placed. */
  retry(): void
}

const NO_CHOICES: Choices = { tiles: [], places: 0, needed: 0 }
const UNANSWERED = { prediction: [], verdict: null }

/** The page of one puzzle, before it has one. */
export function createPuzzleVisit(
  loopscope: Loopscope,
  progress: ProgressKeeper,
  drafts: DraftShelf = tabDrafts,
): PuzzleVisitor {
  const store: StoreApi<PuzzleVisit> = createStore(() => ({
    puzzle: null,
    problem: null,
    node: '',
    choices: NO_CHOICES,
    fresh: true,
    ...UNANSWERED,
  }))

  const forgetRun = () => {
    loopscope.play({ type: 'pause' })
    loopscope.begin(subjectOf(loopscope.session.getState()))
  }
  const ask = (puzzle: AskedPuzzle, node: string) => {
    forgetRun()
    const choices = choicesOf(puzzle, node)
    store.setState({ puzzle, problem: null, node, choices, fresh: true, ...UNANSWERED })
  }
  const isPredicted = (tokens: readonly LiveToken[]) => {
    const { prediction, choices } = store.getState()
    return (
      loopscope.session.getState().status === 'complete' &&
      tokens.length === prediction.length &&
      tokens.every(({ text }, i) => text === choices.tiles[prediction[i] ?? -1])
    )
  }
  /** No recorded run printed it, but the run of now did: it is as right as the others. */
  const accept = ({ name }: AskedPuzzle, node: string) => {
    store.setState({ verdict: { right: true } })
    if (name !== null) progress.record({ name, node, right: true, fresh: true })
  }
  const record = async () => {
    const { puzzle, node, verdict } = store.getState()
    if (puzzle === null || verdict === null) return
    const { source, module } = puzzle
    loopscope.session.setState({ source, module, node })
    await loopscope.run()
    const timeline = loopscope.timeline()
    if (timeline === null || store.getState().verdict !== verdict) return
    const tokens = liveTokens(puzzle.question, timeline)
    const proven = !verdict.right && puzzle.question.kind === 'order' && isPredicted(tokens)
    if (proven) accept(puzzle, node)
    const wrongAt = verdict.right || proven ? null : verdict.at
    loopscope.play({ type: 'seek', cursor: openingStep(tokens, wrongAt) })
  }

  return {
    store,
    record,
    open(puzzle) {
      const placed = readPlaced(drafts, puzzle)
      ask(puzzle, placed?.node ?? puzzle.versions[0] ?? '')
      if (placed !== null) store.setState({ prediction: placed.prediction })
    },
    refuse: (problem) => store.setState({ problem }),
    wait() {
      forgetRun()
      store.setState({ puzzle: null, problem: null, choices: NO_CHOICES, ...UNANSWERED })
    },
    choose(node) {
      const { puzzle } = store.getState()
      if (puzzle === null) return
      ask(puzzle, node)
      keepPlaced(drafts, puzzle, store.getState())
    },
    predict(action) {
      const { puzzle, verdict, prediction, choices } = store.getState()
      if (puzzle === null || verdict !== null) return
      store.setState({ prediction: reducePrediction(prediction, action, choices.places) })
      keepPlaced(drafts, puzzle, store.getState())
    },
    async check() {
      const { puzzle, node, choices, prediction, verdict: before, fresh } = store.getState()
      const answers = puzzle?.answers[node]
      if (puzzle === null || answers === undefined || before !== null) return
      if (prediction.length < choices.needed) return
      const tokens = prediction.map((tile) => choices.tiles[tile] ?? '')
      const verdict = judge(puzzle.question, answers, tokens)
      store.setState({ verdict, fresh: false })
      dropPlaced(drafts, puzzle)
      if (puzzle.name !== null)
        progress.record({ name: puzzle.name, node, right: verdict.right, fresh })
      await record()
    },
    retry() {
      forgetRun()
      store.setState(UNANSWERED)
    },
  }
}
