import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CheckedAnswer } from '../puzzles/progress.ts'
import type { Experiment, Step } from './experiment.ts'
import type { LabPage } from './labPage.ts'
import { spoiled } from './spoiled.ts'

/** What a person answered, and from where on the recording tells how it was. */
type Prediction = {
  readonly choice: string
  /** Index of the last event before it was run; null: it is being prepared. */
  readonly from: number | null
  /** Why it could not be run. */
  readonly problem: string | null
}

export type Predictions = {
  readonly store: StoreApi<Readonly<Record<string, Prediction>>>
  /** Takes the answer, and runs the experiment. Never rejects. */
  predict(experiment: Experiment, choice: string): Promise<void>
  /** Asks the question again. */
  forget(experiment: Experiment): void
}

/** How long a state is waited for, ms: 300 requests one after the other take some 6 s where others have the cores. */
const PATIENCE = 15_000

/** No question is answered yet. `wait`: resolves after so many ms. `record`: takes each answer when the run has decided it. */
export function createPredictions(
  page: LabPage,
  wait: (ms: number) => Promise<void>,
  record: (answer: CheckedAnswer) => void,
): Predictions {
  const store = createStore<Readonly<Record<string, Prediction>>>(() => ({}))
  const note = (name: string, prediction: Prediction) => store.setState({ [name]: prediction })

  const take = async (step: Step, begun: LabMoment | null): Promise<string | null> => {
    if ('act' in step) {
      const moment = page.latest()
      if (moment === null) return 'The session has not begun.'
      const action = step.act(moment)
      if (action === null || (await page.act(action))) return null
      return page.store.getState().problem ?? 'The session is over.'
    }
    for (let waited = 0; waited < PATIENCE; waited += 50) {
      const moment = page.latest()
      if (moment !== null && step.until(moment, begun ?? moment)) return null
      if (page.store.getState().status !== 'live') return 'The session is over.'
      await wait(50)
    }
    return 'It could not be prepared: the processes did not become ready in time. Reset, and try again.'
  }
  const takeAll = async (steps: readonly Step[]): Promise<string | null> => {
    const begun = page.latest()
    for (const step of steps) {
      const problem = await take(step, begun)
      if (problem !== null) return problem
    }
    return null
  }

  const answered = new Set<string>()
  /** Waits until the session has decided it, or will not any more. */
  const keepScore = async ({ name, judge }: Experiment, choice: string, from: number) => {
    for (;;) {
      const { events, status } = page.store.getState()
      const verdict = judge(events, from)
      const [header] = events
      if (verdict !== null && header?.type === 'lab') {
        const [node = ''] = header.node.split('.')
        const fresh = !answered.has(name)
        answered.add(name)
        record({ name: `${page.demo}/${name}`, node, right: verdict.choice === choice, fresh })
        return
      }
      if (status !== 'live' || spoiled(events, from) !== null) return
      await wait(100)
    }
  }

  return {
    store,
    async predict(experiment, choice) {
      const { name, prepare, run } = experiment
      page.goLive()
      note(name, { choice, from: null, problem: null })
      const unprepared = await takeAll(prepare)
      if (unprepared !== null) return note(name, { choice, from: null, problem: unprepared })
      const { length } = page.store.getState()
      const from = Math.max(0, length - 1)
      note(name, { choice, from, problem: null })
      const problem = await takeAll(run)
      if (problem !== null) return note(name, { choice, from, problem })
      await keepScore(experiment, choice, from)
    },
    forget({ name }) {
      const { [name]: _, ...others } = store.getState()
      store.setState(others, true)
    },
  }
}
