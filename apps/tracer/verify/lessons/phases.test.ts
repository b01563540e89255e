import { PHASE_CLAIMS } from '@loopscope/shared/lesson/phases/phaseClaims'
import { phasesLesson } from '@loopscope/shared/lesson/phases/phasesLesson'
import { type PhasesSettings, SUBJECTS } from '@loopscope/shared/lesson/phases/phasesSettings'
import type { PhasesModel } from '@loopscope/shared/lesson/phases/readPhases'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WHOLE } from '../../src/testing/whole.ts'
import { type LessonRunner, openLessonRunner } from './lessonRunner.ts'

// The order of a turn changed with Node 20 (libuv 1.45): one version on each side, and in the whole form all.
const versions = WHOLE ? phasesLesson.versions : ['24', '18']

let runner: LessonRunner
beforeAll(async () => {
  runner = await openLessonRunner(versions)
})
afterAll(() => runner.close())

async function modelOf(change: Partial<PhasesSettings>, node: string): Promise<PhasesModel> {
  const settings: PhasesSettings = { subject: 'check', many: 2, asModule: false, ...change }
  const timeline = await runner.run(phasesLesson.program(settings), node)
  const model = phasesLesson.read(timeline, settings)
  if (model === null) throw new Error(`nothing to read: ${JSON.stringify(timeline.outcome)}`)
  return model
}

/** "poll: file", "poll nextTick: TCP socket 1" */
const places = ({ lines }: PhasesModel) =>
  lines.map(({ text, phase, queue }) => `${phase}${queue === null ? '' : ` ${queue}`}: ${text}`)

describe.each(versions)('on Node %s', (node) => {
  const isNew = Number(node) >= 20

  test.each<[PhasesSettings['subject'], readonly string[]]>([
    [
      'timers',
      ['poll: file', 'check: immediate', 'timers: timer 1', 'timers: timer 2', 'timers: interval'],
    ],
    [
      'pending',
      ['pending nextTick: UNIX socket 1 ENOENT', 'pending nextTick: UNIX socket 2 ENOENT'],
    ],
    [
      'refused',
      ['poll nextTick: TCP socket 1 ECONNREFUSED', 'poll nextTick: TCP socket 2 ECONNREFUSED'],
    ],
    [
      'check',
      [
        'main nextTick: nextTick',
        'check: immediate 1',
        'check: immediate 2',
        'check: set in check',
      ],
    ],
    ['close', ['poll: connection', 'poll nextTick: server is closed', 'close: socket is closed']],
    [
      'queues',
      [
        'main nextTick: nextTick, from main',
        'main microtask: promise, from main',
        'check: immediate 1',
        'check nextTick: nextTick',
        'check microtask: promise',
        'check microtask: queueMicrotask',
        'check: immediate 2',
      ],
    ],
    [
      'await',
      [
        'main: before await',
        'main: main goes on',
        'main microtask: then',
        'main microtask: after await',
        'check: callback',
      ],
    ],
  ])('%s prints its lines in these phases', async (subject, expected) => {
    expect(places(await modelOf({ subject }, node))).toEqual(expected)
  })

  test('timers that were set in poll run in the same turn since Node 20, in the next one before', async () => {
    const { lines, order } = await modelOf({ subject: 'timers' }, node)
    const turnOf = (text: string) => lines.find((line) => line.text === text)?.tick ?? 0
    expect(turnOf('timer 1') - turnOf('file')).toBe(isNew ? 0 : 1)
    expect(order.indexOf('timers')).toBe(isNew ? 4 : 0)
  })

  test('what people say is found to be so or not', async () => {
    const found: Record<string, unknown> = {}
    let slept: number | null = null
    for (const subject of SUBJECTS) {
      const model = await modelOf({ subject }, node)
      found[subject] = PHASE_CLAIMS[subject].judge(model)?.truth ?? null
      // Node 16 and older do not tell it; on a busy machine the loop may have had nothing to wait for.
      if (subject === 'poll') slept = model.slept === 0 ? null : model.slept
    }
    expect(found).toEqual({
      timers: isNew ? 'not so' : 'holds',
      pending: 'holds',
      refused: 'not so',
      poll: slept === null ? null : 'not so',
      check: 'not so',
      close: 'in part',
      queues: 'not so',
      await: 'not so',
      puzzle: 'not so',
    })
  })

  test('a run in which the loop never had to wait does not tell whether it goes round while it waits', async () => {
    const model = await modelOf({ subject: 'poll' }, node)
    expect(PHASE_CLAIMS.poll.judge({ ...model, slept: 0 })).toBe(null)
  })
})
