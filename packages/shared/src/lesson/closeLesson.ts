import type { LessonName } from '../site/lessons.ts'
import type { Timeline } from '../timeline/timeline.ts'
import type {
  Answer,
  Finding,
  Lesson,
  Program,
  Settings,
  Truth,
  UntriedStatement,
} from './lesson.ts'
import type { NoteName } from './notes.ts'
import { timesIn } from './timesIn.ts'

/** A lesson whose settings and model are its own business: for lists of lessons, and for what is tested of all of them. */
export type ClosedLesson = {
  readonly name: LessonName
  readonly versions: readonly string[]
  readonly puzzles: readonly [string, string]
  readonly controls: Lesson<Settings, unknown>['controls']
  /** Whether these are settings of it. */
  readonly accepts: (settings: unknown) => boolean
  readonly initial: Settings
  /** Every run that the lesson names, each once. */
  readonly runs: readonly ClosedRun[]
  /** Those of them that come with the page: the first picture, and what answers the questions, each as often as one question asks for it. */
  readonly shipped: readonly ClosedRun[]
  readonly predictions: readonly {
    readonly name: string
    readonly choices: readonly string[]
    readonly settings: readonly Settings[]
    readonly runs: readonly Program[]
    readonly judge: (timelines: readonly Timeline[]) => Answer | null
  }[]
  readonly statements: readonly {
    readonly note: NoteName
    readonly truth: Truth
    readonly really: string
    readonly run: Program
    readonly judge: (timeline: Timeline) => Finding | null
  }[]
  readonly untried: readonly UntriedStatement[]
}

type ClosedRun = {
  readonly settings: Settings
  readonly program: Program
  /** The sentence over the picture; null: the run did not get so far. */
  readonly read: (timeline: Timeline) => string | null
}

export function closeLesson<S extends Settings, M>(lesson: Lesson<S, M>): ClosedLesson {
  const { program, read } = lesson
  const questions = lesson.predictions.map(({ runs }) => runs)
  const shipped = distinct([
    lesson.initial,
    ...questions.flat(),
    ...lesson.statements.map(({ shownBy }) => shownBy),
  ]).flatMap((settings) => {
    const times = Math.max(1, ...questions.map((runs) => timesIn(runs, settings)))
    return Array.from({ length: times }, () => settings)
  })
  const all = [...shipped, ...lesson.samples, ...(lesson.series?.of(lesson.initial) ?? [])]
  const closedRun = (settings: S): ClosedRun => ({
    settings,
    program: program(settings),
    read: (timeline) => {
      const model = read(timeline, settings)
      return model === null ? null : lesson.sentence(model, settings)
    },
  })
  return {
    name: lesson.name,
    versions: lesson.versions,
    puzzles: lesson.puzzles,
    controls: lesson.controls,
    untried: lesson.untried ?? [],
    accepts: (settings) => lesson.settings.safeParse(settings).success,
    initial: lesson.initial,
    runs: distinct(all).map(closedRun),
    shipped: shipped.map(closedRun),
    predictions: lesson.predictions.map(({ name, choices, runs, judge }) => ({
      name,
      choices: choices.map((choice) => choice.name),
      settings: runs,
      runs: runs.map(program),
      judge: (timelines) => {
        const models = timelines.flatMap((timeline, i) => {
          const settings = runs[i]
          const model = settings === undefined ? null : read(timeline, settings)
          return model === null ? [] : [model]
        })
        return models.length < runs.length ? null : judge(models)
      },
    })),
    statements: lesson.statements.map(({ note, truth, really, shownBy, judge }) => ({
      note,
      truth,
      really,
      run: program(shownBy),
      judge: (timeline) => {
        const model = read(timeline, shownBy)
        return model === null ? null : judge(model, shownBy)
      },
    })),
  }
}

function distinct<S>(all: readonly S[]): readonly S[] {
  return [...new Map(all.map((settings) => [JSON.stringify(settings), settings])).values()]
}
