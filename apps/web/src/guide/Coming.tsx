import type { Frame } from '@loopscope/shared/timeline/frame'
import { frameAt } from '@loopscope/shared/timeline/frameAt'
import { comingLine } from '@loopscope/shared/timeline/moments/comingLine'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { useMemo } from 'react'
import { useReveal, useSession, useWhole } from '../views/hooks/loopscopeContext.ts'
import { useAlternatingFrame } from '../views/hooks/useAlternatingFrame.ts'
import { visibleText } from '../views/hooks/visibleText.ts'
import { Sentence } from '../views/now/Sentence.tsx'
import { ComingQuestion } from './ComingQuestion.tsx'
import { EndCard } from './end/EndCard.tsx'
import { OnTo } from './OnTo.tsx'
import { Verdict } from './Verdict.tsx'
import { WelcomeWays } from './WelcomeWays.tsx'
import './Coming.css'

/** Under the sentence of the moment: what is asked of what comes, what became of the answer, and where a first visit can go. */
export function Coming() {
  const frame = useAlternatingFrame(1)
  const whole = useWhole()
  const hidden = useReveal((reveal) => reveal.hidden)
  const shipped = useSession((session) => session.shipped)
  const isWhole = useSession(({ status }) => status === 'complete')
  if (frame === null || whole === null) return null
  const isOver = frame.ended && isWhole
  if (!(hidden || shipped || isOver)) return null
  return (
    <section className="coming" aria-label="What comes next">
      {hidden && <Asked frame={frame} whole={whole} />}
      {isOver && <EndCard timeline={whole} />}
      {shipped && !isOver && <WelcomeWays />}
    </section>
  )
}

function Asked({ frame, whole }: { frame: Frame; whole: Timeline }) {
  const upTo = useReveal((reveal) => reveal.upTo)
  const answer = useReveal((reveal) => reveal.answer)
  // As long as what printed the line runs: of the callback after it another rule is told.
  const isAnswered =
    answer !== null &&
    whole.outputs[frame.outputs - 1]?.step === answer.step &&
    whole.steps[answer.step]?.callback === whole.steps[frame.cursor]?.callback
  const question = comingLine(whole, frame.cursor)
  // Why that line came, not what the step is about that the cursor has gone on to.
  const answered = answer?.step ?? null
  const why = useMemo(
    () => (answered === null ? null : frameAt(whole, answered).why),
    [whole, answered],
  )
  const line =
    whole.outputs.find(({ step, text }) => step > frame.cursor && text.trim() !== '')?.step ?? null
  if (answer !== null && isAnswered)
    return <Verdict answer={answer} why={why} isAsked={question !== null} line={line} />
  if (answer !== null && question === null && !frame.ended)
    return (
      <div className="coming-row coming-answered">
        <LastReason frame={frame} whole={whole} />
        <OnTo line={line} />
      </div>
    )
  // Of what was seen no one is asked again.
  if (question === null || question.step <= upTo) return null
  return (
    <ComingQuestion
      key={question.step}
      question={question}
      isNext={question.step === frame.cursor + 1}
    />
  )
}

/** Why the line that nobody was asked about came then, as long as what printed it runs. */
function LastReason({ frame, whole }: { frame: Frame; whole: Timeline }) {
  const printed = whole.outputs[frame.outputs - 1]
  const step = printed?.step ?? null
  const why = useMemo(() => (step === null ? null : frameAt(whole, step).why), [whole, step])
  const runs = whole.steps[step ?? 0]?.callback === whole.steps[frame.cursor]?.callback
  if (printed === undefined || why === null || !runs) return null
  // What Why says further is about how it was called.
  const sentences = why.sentence.split(/(?<=\.) /)
  return (
    <p className="coming-words coming-verdict">
      <code>{visibleText(printed.text.trim(), 28)}</code> was just printed.{' '}
      <Sentence text={sentences.slice(0, 2).join(' ')} />
    </p>
  )
}
