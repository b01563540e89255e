import type { Prediction, Settings } from '@loopscope/shared/lesson/lesson'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { LessonPage } from '../../state/lesson/lessonPage.ts'
import type { Asked } from '../../state/lesson/lessonState.ts'
import { unbroken } from '../hooks/unbroken.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { Panel } from '../kit/Panel.tsx'
import { QuestionTabs, tabId } from '../predict/QuestionTabs.tsx'
import '../predict/Answers.css'
import './Predict.css'

type Props<S extends Settings, M> = { readonly page: LessonPage<S, M> }

/** The lesson's questions, each to be answered before it is run; then what really happened. */
export function Predict<S extends Settings, M>({ page }: Props<S, M>) {
  const { predictions } = page.lesson
  const [chosen, setChosen] = useState(0)
  const streak = useStore(page.store, (state) => state.streak)
  const prediction = predictions[chosen] ?? predictions[0]
  return (
    <Panel
      name="Predict first"
      className="lesson-predict"
      note={streak > 0 && `${streak} right in a row`}
    >
      <QuestionTabs
        label="Questions"
        questions={predictions}
        chosen={chosen}
        choose={setChosen}
        panel="question"
      />
      <div
        className="lesson-question"
        role="tabpanel"
        id="question"
        aria-labelledby={tabId('question', prediction.name)}
      >
        <Question page={page} prediction={prediction} />
      </div>
    </Panel>
  )
}

type QuestionProps<S extends Settings, M> = Props<S, M> & {
  readonly prediction: Prediction<S, M>
}

function Question<S extends Settings, M>({ page, prediction }: QuestionProps<S, M>) {
  const asked = useStore(page.store, (state) => state.asked[prediction.name] ?? null)
  const settled = asked !== null && (asked.answer !== null || asked.problem !== null)
  return (
    <>
      <p>{prediction.question}</p>
      <ul className="lesson-choices question-choices" aria-label="Your prediction">
        {prediction.choices.map(({ name, words }) => (
          <li key={name}>
            <button
              type="button"
              className="button"
              aria-pressed={asked?.choice === name}
              aria-disabled={asked !== null}
              data-really={asked?.answer?.choice === name}
              onClick={() => {
                if (asked === null) void page.predict(prediction, name)
              }}
            >
              {words}
            </button>
          </li>
        ))}
      </ul>
      <div
        className="lesson-answer question-answer"
        role="status"
        aria-label="What really happened"
      >
        <AnswerWords asked={asked} />
      </div>
      {settled && (
        <button
          type="button"
          className="button small lesson-again"
          onClick={() => page.forget(prediction)}
        >
          Ask again
        </button>
      )}
    </>
  )
}

function AnswerWords({ asked }: { asked: Asked | null }) {
  if (asked === null) return 'Choose, and it is run.'
  if (asked.problem !== null) return visibleText(asked.problem, 300)
  if (asked.answer === null) return 'It runs.'
  const { choice, sentence } = asked.answer
  return (
    <>
      <b>{choice === asked.choice ? 'As you said.' : 'Not as you said.'}</b> {unbroken(sentence)}
    </>
  )
}
