import { readStack } from '@loopscope/shared/lesson/stack/readStack'
import { stackProgram } from '@loopscope/shared/lesson/stack/stackProgram'
import { STACK_START, type StackSettings } from '@loopscope/shared/lesson/stack/stackSettings'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WHOLE } from '../../src/testing/whole.ts'
import { type LessonRunner, openLessonRunner } from './lessonRunner.ts'

const VERSIONS = WHOLE ? ['20', '22', '24', '26'] : ['20', '24']

let runner: LessonRunner
beforeAll(async () => {
  runner = await openLessonRunner(VERSIONS)
})
afterAll(() => runner.close())

describe.each(VERSIONS)('on Node %s', (node) => {
  const measure = async (change: Partial<StackSettings>, first = '') => {
    const settings = { ...STACK_START, ...change }
    const program = stackProgram(settings)
    const timeline = await runner.run({ ...program, source: first + program.source }, node)
    const model = readStack(timeline, settings)
    const perLevel = model?.perLevel ?? null
    if (model === null || perLevel === null) throw new Error('The stack was not filled.')
    return { levels: model.levels, perLevel }
  }

  test('an argument takes 16 bytes of each call, and a variable 8', async () => {
    const none = await measure({})
    const [args, locals] = [await measure({ args: 12 }), await measure({ locals: 20 })]
    expect(Math.round((args.perLevel - none.perLevel) / 12)).toBe(16)
    expect(Math.round((locals.perLevel - none.perLevel) / 20)).toBe(8)
  })

  test('4 MB more of stack are 4 MB more of the same calls', async () => {
    const [main, four, eight] = [
      await measure({}),
      await measure({ stack: '4' }),
      await measure({ stack: '8' }),
    ]
    const perLevel = (4 * 1024 * 1024) / (eight.levels - four.levels)
    expect(Math.abs(main.perLevel - perLevel)).toBeLessThan(1)
  })

  test('a tail call stands on the stack like any other', async () => {
    const [call, tail] = [await measure({}), await measure({ way: 'tail' })]
    expect(Math.abs(tail.levels - call.levels) / call.levels).toBeLessThan(0.02)
  })

  test('--stack-size changes nothing once Node has started', async () => {
    const plain = await measure({})
    const flagged = await measure({}, "require('node:v8').setFlagsFromString('--stack-size=300')\n")
    expect(Math.abs(flagged.levels - plain.levels) / plain.levels).toBeLessThan(0.02)
  })
})
