import { useStore } from 'zustand'
import type { Experiment } from '../../../state/lab/experiment.ts'
import { spoiled } from '../../../state/lab/spoiled.ts'
import { unbroken } from '../../hooks/unbroken.ts'
import { visibleText } from '../../hooks/visibleText.ts'
import { QuestionTabs, tabId } from '../../predict/QuestionTabs.tsx'
import { useDemoViews } from '../gallery/demoViews.ts'
import { useIsLive, useLab, useLabState } from '../labContext.ts'
import { useNotes } from '../notes/notesContext.ts'
import { usePredictions } from '../predictionsContext.ts'
import { WholeNames } from '../WholeNames.tsx'
import '../../predict/Answers.css'
import './Predict.css'

/** A question to be answered before it is run; then what really happened. */
export function Predict() {
  const { experiment: asked, setExperiment } = useNotes()
  const experiments = useDemoViews().useExperiments()
  const chosen = asked < experiments.length ? asked : 0
  const experiment = experiments[chosen]
  if (experiment === undefined) return null
  return (
    <section className="panel predict" aria-label="Predict first">
      <header className="panel-head">
        <h2>Predict first</h2>
      </header>
      <QuestionTabs
        label="Experiments"
        questions={experiments}
        chosen={chosen}
        choose={setExperiment}
        panel="experiment"
      />
      <div
        className="predict-body"
        role="tabpanel"
        id="experiment"
        aria-labelledby={tabId('experiment', experiment.name)}
      >
        <Question experiment={experiment} />
      </div>
    </section>
  )
}

function Question({ experiment }: { experiment: Experiment }) {
  const { predict, forget } = usePredictions()
  const { verdict, prediction, problem } = useVerdict(experiment)
  const live = useIsLive()
  const asked = prediction !== null
  const running = asked && verdict === null && problem === null
  return (
    <>
      <p>
        <WholeNames text={experiment.question} />
      </p>
      <div className="predict-choices question-choices">
        {experiment.choices.map(({ name, words }) => (
          <button
            key={name}
            type="button"
            className="button small"
            aria-pressed={prediction?.choice === name}
            aria-disabled={asked || !live}
            data-really={verdict?.choice === name}
            onClick={() => {
              if (live && !asked) void predict(experiment, name)
            }}
          >
            {words}
          </button>
        ))}
      </div>
      <div className="predict-result question-answer" role="status" aria-label="Result">
        {!asked && (live ? 'Choose, and it is run.' : 'Start a session to try it.')}
        {running && 'It runs.'}
        {problem !== null && visibleText(problem, 300)}
        {verdict !== null && prediction !== null && (
          <>
            {verdict.choice !== null && (
              <b>{verdict.choice === prediction.choice ? 'As you said. ' : 'Not as you said. '}</b>
            )}
            <WholeNames text={unbroken(verdict.sentence)} />
          </>
        )}
      </div>
      {asked && !running && (
        <div className="predict-ways">
          {verdict !== null && <Decided index={verdict.index} />}
          <button type="button" className="button small" onClick={() => forget(experiment)}>
            Ask again
          </button>
        </div>
      )}
    </>
  )
}

function Decided({ index }: { index: number }) {
  const { play } = useLab()
  return (
    <button
      type="button"
      className="button small"
      onClick={() => {
        play({ type: 'pause' })
        play({ type: 'seek', cursor: index })
      }}
    >
      Show the moment
    </button>
  )
}

function useVerdict(experiment: Experiment) {
  const { store } = usePredictions()
  const prediction = useStore(store, (all) => all[experiment.name]) ?? null
  const events = useLabState((state) => state.events)
  // The recording grows in place.
  useLabState((state) => state.length)
  const from = prediction?.from ?? null
  const verdict = from === null ? null : experiment.judge(events, from)
  const asked = prediction?.problem ?? null
  const problem = asked ?? (from === null || verdict !== null ? null : spoiled(events, from))
  return { prediction, verdict, problem }
}
