import type { Lesson, Prediction, Settings } from '@loopscope/shared/lesson/lesson'
import { timesIn } from '@loopscope/shared/lesson/timesIn'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { createLoopscope, type Surroundings } from '../createLoopscope.ts'
import type { Loopscope } from '../loopscope.ts'
import { createProgress } from '../puzzles/progress.ts'
import { snippetFragment } from '../share/snippetFragment.ts'
import type { Asked, LessonState, Shown } from './lessonState.ts'
import { type LessonResult, runLesson } from './runLesson.ts'
import { createSerialQueue } from './serialQueue.ts'
import { watchGrowth } from './watchGrowth.ts'

/** The page of a lesson: its stores, and what a person can ask for. Nothing of it rejects. */
export type LessonPage<S extends Settings, M> = {
  readonly lesson: Lesson<S, M>
  readonly store: StoreApi<LessonState<S, M>>
  /** Holds the recording that is shown, and the cursor over it. */
  readonly loopscope: Loopscope
  /** Changes settings, and runs: one request at a time, the latest settings next. */
  set(change: Partial<S>): void
  setNode(node: string): void
  run(): void
  /** Takes the answer, then runs what it is about. */
  predict(prediction: Prediction<S, M>, choice: string): Promise<void>
  /** Asks the question again. */
  forget(prediction: Prediction<S, M>): void
  /** Makes the runs of the lesson's series. */
  measure(): Promise<void>
  /** What an address of the playground ends in that holds the program of these settings. */
  fragment(settings: S, node: string): Promise<string | null>
}

/**
 * Nothing has run yet. `settings`: what the page begins with. `canDraw`: whether so much of a run is a picture; null: it is drawn
 * when it is over.
 */
export function createLessonPage<S extends Settings, M>(
  lesson: Lesson<S, M>,
  settings: S,
  surroundings: Surroundings,
  canDraw: ((soFar: Timeline, settings: S) => boolean) | null,
): LessonPage<S, M> {
  const loopscope = createLoopscope({ ...surroundings, keepsRuns: false })
  const progress = createProgress()
  const queue = createSerialQueue()
  const seen = new Set<string>()
  const store = createStore<LessonState<S, M>>(() => ({
    settings,
    node: lesson.versions[0],
    running: false,
    going: null,
    shown: null,
    earlier: [],
    problem: null,
    asked: {},
    findings: {},
    series: null,
    streak: progress.store.getState().progress.streak,
  }))

  /**
   * Runs these settings. Whatever follows from the run is set in one go, so that the page is drawn once for it. `shows`: what
   * else is set when its picture is; null: the picture stays.
   */
  const runOnce = async (
    wanted: S,
    node: string,
    nth: number,
    shows: Partial<LessonState<S, M>> | null,
  ): Promise<LessonResult<S, M>> => {
    // What is only measured is not disturbed by a picture.
    const growth =
      shows === null || canDraw === null
        ? null
        : watchGrowth(surroundings.timers, (timeline) => {
            const isDrawn = canDraw(timeline, wanted)
            if (isDrawn) store.setState({ going: { settings: wanted, timeline } })
            return isDrawn
          })
    const ending = runLesson(lesson, wanted, node, nth, loopscope.read, growth?.add)
    store.setState({ running: true })
    const result = await ending
    growth?.end()
    const { problem } = result
    store.setState({ running: false, going: null, problem, ...shows })
    if (result.type === 'failed') return result
    seen.add(keyOf(wanted, node))
    noteFindings(result.shown)
    if (shows !== null) show(result.shown, result.events, node)
    return result
  }
  const noteFindings = (run: Shown<S, M>) => {
    const found = lesson.statements.flatMap(({ note, judge }) => {
      const finding = judge(run.model, run.settings)
      return finding === null ? [] : [[note, { ...finding, run }] as const]
    })
    store.setState(({ findings }) => ({
      findings: { ...findings, ...Object.fromEntries(found) },
    }))
  }
  const show = (shown: Shown<S, M>, events: readonly TraceEvent[], node: string) => {
    loopscope.show({ ...lesson.program(shown.settings), node }, events)
    const last = (loopscope.timeline()?.steps.length ?? 1) - 1
    loopscope.play({ type: 'seek', cursor: last })
    store.setState((before) => ({ shown, earlier: earlierOf(before, shown) }))
  }
  const run = () =>
    queue.enqueueLatest(async () => {
      const wanted = store.getState()
      await runOnce(wanted.settings, wanted.node, 0, {})
    })
  const note = (name: string, asked: Asked) =>
    store.setState(({ asked: before }) => ({ asked: { ...before, [name]: asked } }))

  return {
    lesson,
    store,
    loopscope,
    set(change) {
      // Runs side by side are of the settings that were.
      store.setState((state) => ({ settings: { ...state.settings, ...change }, series: null }))
      run()
    },
    setNode(node) {
      store.setState({ node, series: null })
      run()
    },
    run,
    async predict(prediction, choice) {
      const { node } = store.getState()
      const { name, runs, judge } = prediction
      const fresh = !runs.every((each) => seen.has(keyOf(each, node)))
      note(name, { choice, answer: null, problem: null })
      const results: LessonResult<S, M>[] = []
      for (const [i, each] of runs.entries()) {
        const nth = timesIn(runs.slice(0, i), each)
        // The picture goes along; and so do the controls, which say what it shows.
        const along = { settings: each, series: null }
        results.push(await queue.enqueue(() => runOnce(each, node, nth, along)))
      }
      const models = results.flatMap((each) => (each.type === 'shown' ? [each.shown.model] : []))
      const failed = results.find((each) => each.type === 'failed')
      const answer = models.length < runs.length ? null : judge(models)
      if (answer === null)
        return note(name, { choice, answer, problem: failed?.problem ?? UNDECIDED })
      note(name, { choice, answer, problem: null })
      progress.record({
        name: `${lesson.name}/${name}`,
        node,
        right: answer.choice === choice,
        fresh,
      })
      store.setState({ streak: progress.store.getState().progress.streak })
    },
    forget({ name }) {
      const { [name]: _, ...asked } = store.getState().asked
      store.setState({ asked })
    },
    async measure() {
      const { settings: now, node } = store.getState()
      const { of, times = 1 } = lesson.series ?? { of: () => [] }
      const wanted = Array.from({ length: times }, () => of(now)).flat()
      let series: LessonState<S, M>['series'] = { wanted: wanted.length, runs: [] }
      store.setState({ series })
      for (const [i, each] of wanted.entries()) {
        const nth = timesIn(wanted.slice(0, i), each)
        const result = await queue.enqueue(() => runOnce(each, node, nth, null))
        // Other settings are wanted by now.
        if (store.getState().series !== series) return
        if (result.type === 'failed') return store.setState({ series: null })
        series = { wanted: wanted.length, runs: [...series.runs, result.shown] }
        store.setState({ series })
      }
    },
    fragment: (of, node) => snippetFragment({ ...lesson.program(of), node }),
  }
}

/** As many as are worth comparing at a glance. */
const EARLIER = 6

function earlierOf<S extends Settings, M>(
  { shown, earlier }: Pick<LessonState<S, M>, 'shown' | 'earlier'>,
  now: Shown<S, M>,
): readonly Shown<S, M>[] {
  const all = shown === null ? earlier : [shown, ...earlier]
  const key = keyOf(now.settings, now.node)
  return all.filter(({ settings, node }) => keyOf(settings, node) !== key).slice(0, EARLIER)
}

const UNDECIDED = 'This run does not decide it. Ask again.'

function keyOf(settings: Settings, node: string): string {
  return `${node} ${JSON.stringify(settings)}`
}
