import { keepLesson } from '@loopscope/shared/lesson/keep-alive/keepLesson'
import { FATES, type KeepSettings, THINGS } from '@loopscope/shared/lesson/keep-alive/keepSettings'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WHOLE } from '../../src/testing/whole.ts'
import { type LessonRunner, openLessonRunner } from './lessonRunner.ts'

// What the page says of who kept the process alive, against whether the process had to be ended.
const [newest] = keepLesson.versions
const versions = WHOLE ? keepLesson.versions : [newest]
const alone: KeepSettings = {
  first: 'timer',
  firstThen: 'keep',
  second: 'none',
  secondThen: 'keep',
  work: 0,
}

let runner: LessonRunner
beforeAll(async () => {
  runner = await openLessonRunner(versions)
})
afterAll(() => runner.close())

test.each<[Partial<KeepSettings>, kept: readonly string[], code: number]>([
  [{ first: 'interval' }, ['interval'], 0],
  [{ first: 'interval', firstThen: 'close', second: 'socket' }, ['socket'], 0],
  [{ first: 'interval', firstThen: 'unref', work: 100 }, [], 0],
  [{ first: 'server', firstThen: 'unref', second: 'short' }, [], 0],
  [{ first: 'server', firstThen: 'ref', second: 'server', secondThen: 'close' }, ['server'], 0],
  [{ first: 'socket', firstThen: 'close', second: 'timer', secondThen: 'ref' }, ['t2'], 0],
  [{ first: 'worker' }, ['worker'], 0],
  [{ first: 'worker', firstThen: 'unref' }, [], 0],
  [{ first: 'worker', firstThen: 'ref', second: 'signal' }, ['worker'], 0],
  [{ first: 'signal', second: 'promise' }, [], 0],
  [{ first: 'await', second: 'server', secondThen: 'close' }, [], 13],
  [{ first: 'await', second: 'timer' }, ['t2'], 0],
])('%o: kept alive by %j, and ended with %i', async (change, kept, code) => {
  const settings = { ...alone, ...change }
  const model = keepLesson.read(await runner.run(keepLesson.program(settings), newest), settings)
  const { forced, kept: found, code: ended } = model?.end ?? {}
  expect({ forced, kept: found, code: ended }).toEqual({ forced: kept.length > 0, kept, code })
})

test('the list of active resources names the pipes of stdout and stderr, which keep nothing, and no Worker, which does', async () => {
  const listed = async (first: KeepSettings['first']) => {
    const settings = { ...alone, first }
    const model = keepLesson.read(await runner.run(keepLesson.program(settings), newest), settings)
    return { forced: model?.end.forced, active: model?.rows.at(-1)?.active }
  }
  expect(await listed('promise')).toEqual({ forced: false, active: ['PipeWrap', 'PipeWrap'] })
  expect(await listed('worker')).toEqual({ forced: true, active: ['PipeWrap', 'PipeWrap'] })
})

const anySettings: fc.Arbitrary<KeepSettings> = fc.record({
  first: fc.constantFrom(...THINGS),
  firstThen: fc.constantFrom(...FATES),
  second: fc.constantFrom('none' as const, ...THINGS),
  secondThen: fc.constantFrom(...FATES),
  work: fc.constantFrom(0, 60, 200),
})

test('of any program it is known whether something keeps it alive', async () => {
  const programs = fc.sample(
    fc.record({ settings: anySettings, node: fc.constantFrom(...versions) }),
    {
      numRuns: WHOLE ? 200 : 4,
    },
  )
  for (const { settings, node } of programs) {
    const model = keepLesson.read(await runner.run(keepLesson.program(settings), node), settings)
    const { forced, kept = [] } = model?.end ?? {}
    expect({ settings, node, forced, kept }).toEqual({
      settings,
      node,
      forced: kept.length > 0,
      kept,
    })
  }
}, 300_000)

test('a timer gives its number, and clearTimeout takes it', async () => {
  const source = 'const t = setTimeout(() => console.log("ran"), 50)\nclearTimeout(Number(t))\n'
  const program = { source, module: 'commonjs', threadPoolSize: 4 } as const
  expect((await runner.run(program, newest)).outputs).toEqual([])
})
