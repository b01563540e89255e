import { useState } from 'react'
import type { ThemeStore } from '../../state/theme.ts'
import { Code } from '../code/Code.tsx'
import { useFrame } from '../hooks/loopscopeContext.ts'
import { useNarrow } from '../hooks/useNarrow.ts'
import { lazyPart } from '../kit/lazyPart.tsx'
import { placeOf } from '../kit/look.ts'
import { Motion } from '../motion/Motion.tsx'
import { PuzzleLoop } from './answer/PuzzleLoop.tsx'
import { KeyHints } from './board/KeyHints.tsx'
import { usePuzzleKeys } from './board/usePuzzleKeys.ts'
import { PuzzleHead } from './PuzzleHead.tsx'
import { PuzzleMissing } from './PuzzleMissing.tsx'
import { PuzzleQuestion } from './PuzzleQuestion.tsx'
import { PuzzlesBar } from './PuzzlesBar.tsx'
import { useLessonVisit, useVisit } from './puzzlesContext.ts'
import { RunsOn } from './RunsOn.tsx'
import './PuzzlePage.css'
import './PuzzleNarrow.css'
import './PuzzleOnItsSide.css'

/** Shown when the answer was checked. */
const Explanation = lazyPart(async () => (await import('./answer/Explanation.tsx')).Explanation)
/** Most puzzles are not part of a lesson. */
const LessonSteps = lazyPart(async () => (await import('./own/LessonSteps.tsx')).LessonSteps)

type Props = {
  readonly theme: ThemeStore
  /** In a frame of another page: without what leads away. */
  readonly embedded?: boolean
}

/** One puzzle: the code, the question, and after the check what really happened. */
export function PuzzlePage({ theme, embedded = false }: Props) {
  usePuzzleKeys()
  const puzzle = useVisit((visit) => visit.puzzle)
  const checked = useVisit((visit) => visit.verdict !== null)
  const inLesson = useLessonVisit(({ lesson }) => (lesson?.puzzles.length ?? 0) > 1)
  const frame = useFrame()
  const narrow = useNarrow()
  // On a phone the transport takes the place of the two buttons when somebody wants to step.
  const [stepping, setStepping] = useState(false)
  const current =
    frame === null || frame.line === null
      ? null
      : { line: frame.line, look: placeOf(frame.phase, frame.queue).look }
  return (
    <div
      className="puzzle-page"
      data-stage={checked ? 'reveal' : 'question'}
      data-stepping={stepping && checked}
      data-embedded={embedded}
    >
      {!embedded && (
        <PuzzlesBar theme={theme}>
          {puzzle !== null && !narrow && <RunsOn puzzle={puzzle} />}
        </PuzzlesBar>
      )}
      {inLesson && <LessonSteps />}
      {puzzle === null ? (
        <PuzzleMissing embedded={embedded} />
      ) : (
        <main id="content" className="puzzle">
          <PuzzleHead puzzle={puzzle} embedded={embedded}>
            {(narrow || embedded) && <RunsOn puzzle={puzzle} />}
          </PuzzleHead>
          <Code source={puzzle.source} current={current} />
          <div className="puzzle-side">
            <PuzzleQuestion step={() => setStepping(true)} />
            <PuzzleLoop />
          </div>
          {checked ? <Explanation puzzle={puzzle} /> : <KeyHints />}
        </main>
      )}
      <Motion />
    </div>
  )
}
