import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { CLOSED_LESSONS } from '@loopscope/shared/lesson/closedLessons'
import type { Program } from '@loopscope/shared/lesson/lesson'
import { NOTES } from '@loopscope/shared/lesson/notes'
import { recordedRunsSchema } from '@loopscope/shared/lesson/recordedRuns'
import { timesIn } from '@loopscope/shared/lesson/timesIn'
import { LESSONS } from '@loopscope/shared/site/lessons'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadPuzzles } from '../../src/puzzles/loadPuzzles.ts'
import { WHOLE } from '../../src/testing/whole.ts'
import { type LessonRunner, openLessonRunner } from './lessonRunner.ts'

const puzzles = new Set(loadPuzzles().map(({ name }) => name))

let runner: LessonRunner
beforeAll(async () => {
  runner = await openLessonRunner(CLOSED_LESSONS.flatMap(({ versions }) => versions))
})
afterAll(() => runner.close())

/** One run of each program on each version is enough for all that is said of it. */
const known = new Map<string, Promise<Timeline>>()
function runOnce(program: Program, node: string): Promise<Timeline> {
  const key = `${node} ${JSON.stringify(program)}`
  const before = known.get(key) ?? runner.run(program, node)
  known.set(key, before)
  return before
}

test('every lesson that has an address is among those that are tested, in the same order', () => {
  expect(CLOSED_LESSONS.map(({ name }) => name)).toEqual(LESSONS.map(({ name }) => name))
})

describe.each(CLOSED_LESSONS)('the lesson $name', (lesson) => {
  const { controls, initial, accepts, runs, predictions, statements } = lesson

  test('has a control for each setting, and takes no more than the controls give', () => {
    expect(controls.map(({ key }) => key).sort()).toEqual(Object.keys(initial).sort())
    for (const control of controls) {
      const { key } = control
      if (control.kind === 'range') {
        const ends = [control.min - 1, control.min, control.max, control.max + 1]
        expect([key, ends.map((value) => accepts({ ...initial, [key]: value }))]).toEqual([
          key,
          [false, true, true, false],
        ])
      }
      if (control.kind === 'choice')
        for (const { value } of control.options)
          expect([key, value, accepts({ ...initial, [key]: value })]).toEqual([key, value, true])
      expect([key, accepts({ ...initial, [key]: '; rm -rf /' })]).toEqual([key, false])
    }
    expect(runs.map(({ settings }) => accepts(settings))).toEqual(runs.map(() => true))
  })

  test('ends with two puzzles that there are, and is about statements of the notes', () => {
    expect(lesson.puzzles.map((name) => puzzles.has(name))).toEqual([true, true])
    expect(statements.filter(({ note }) => !(note in NOTES))).toEqual([])
    expect(new Set(predictions.map(({ name }) => name)).size).toBe(predictions.length)
  })

  test('comes with recorded runs for its first picture, its questions and its statements', () => {
    const file = new URL(`../../../web/public/lessons/${lesson.name}.json`, import.meta.url)
    const { node, runs: recorded } = recordedRunsSchema.parse(
      JSON.parse(readFileSync(file, 'utf8')),
    )
    expect(node.split('.')[0]).toBe(lesson.versions[0])
    expect(recorded.map(({ settings }) => settings)).toEqual(
      lesson.shipped.map(({ settings }) => settings),
    )
    const timelines = recorded.map(({ events }) => buildTimeline(events))
    for (const [i, { read }] of lesson.shipped.entries())
      expect(read(timelines[i] ?? buildTimeline([]))).toMatch(/^.{20,200}$/)
    for (const { name, settings, judge } of predictions) {
      const taken = settings.map((each, i) => {
        const nth = timesIn(settings.slice(0, i), each)
        return timelines.filter((_, at) => isDeepStrictEqual(recorded[at]?.settings, each))[nth]
      })
      const answer = judge(taken.filter((timeline) => timeline !== undefined))
      expect([name, answer?.sentence]).toEqual([name, expect.stringMatching(/^.{20,300}$/)])
      // Luck may lose nothing in a run of now; what is shown in place of one must not be that luck.
      if (name === 'lost') expect(answer?.choice).toBe('less')
    }
  })

  // The newest is in use most.
  describe.each(WHOLE ? lesson.versions : lesson.versions.slice(0, 1))('on Node %s', (node) => {
    test.each(runs)('runs to a picture with $settings', async ({ program, read }) => {
      const timeline = await runOnce(program, node)
      expect([timeline.outcome?.type, timeline.truncated]).toEqual(['finished', false])
      // A page that runs at each move of a slider must not be sent a long recording each time.
      expect(timeline.steps.length).toBeLessThan(2000)
      expect(read(timeline)).toMatch(/^.{20,200}$/)
    })

    test.each(predictions)(
      'decides the question "$name"',
      async ({ choices, runs: made, judge }) => {
        const timelines = []
        for (const program of made) timelines.push(await runOnce(program, node))
        const answer = judge(timelines)
        expect(choices).toContain(answer?.choice)
        expect(answer?.sentence).toMatch(/^.{20,300}$/)
      },
    )

    test.each(statements)('finds "$note" to be $truth', async ({ run, truth, judge }) => {
      const finding = judge(await runOnce(run, node))
      expect(finding).toEqual({ truth, sentence: expect.stringMatching(/^.{10,300}$/) })
    })
  })
})
