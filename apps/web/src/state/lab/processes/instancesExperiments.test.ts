import { LabFold } from '@loopscope/shared/lab/labAt'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { expect, it } from 'vitest'
import { readShippedLab } from '../../../../../../packages/shared/fixtures/readShippedLab.ts'
import { INSTANCE_EXPERIMENTS } from './instancesExperiments.ts'
import { instancesForm, shownTab } from './instancesForm.ts'
import { allStand, isGone } from './standing.ts'

const events = readShippedLab('processes')
const fold = new LabFold(events)
const at = (cursor: number) => fold.at(cursor) as LabMoment
/** Index of the n-th action of this name. */
const asked = (action: string, nth = 0) =>
  events.flatMap((event, i) => (event.type === 'action' && event.action === action ? [i] : []))[
    nth
  ] ?? -1

it('each question is answered by the recorded session as real runs answer it', () => {
  const from: Readonly<Record<string, number>> = {
    global: asked('share') - 1,
    first: asked('measure') - 1,
    map: asked('send') - 1,
    unheard: asked('listen') - 1,
    exit: asked('crash', 1) - 1,
    killed: asked('crash') - 1,
    port: asked('share') - 1,
  }
  const answers = INSTANCE_EXPERIMENTS.map(({ name, judge, choices }) => {
    const verdict = judge(events, from[name] ?? -2)
    const isChoice = name === 'first' && choices.some((choice) => choice.name === verdict?.choice)
    expect(verdict?.sentence).toMatch(/^.{20,400}$/)
    return [name, isChoice ? 'one of them' : verdict?.choice]
  })
  expect(answers).toEqual([
    ['global', 'none'],
    // A time: which machine was how busy when it was recorded.
    ['first', 'one of them'],
    ['map', 'empty'],
    ['unheard', 'nobody'],
    ['exit', 'thread'],
    ['killed', 'others'],
    ['port', 'shared'],
  ])
  for (const { judge } of INSTANCE_EXPERIMENTS) expect(judge(events, events.length)).toBe(null)
})

it('shows what was tried last, and a tab that was chosen until something else is tried', () => {
  const form = instancesForm.getState()
  const end = at(events.length)
  expect([shownTab(null, form), shownTab(at(3), form), shownTab(end, form)]).toEqual([
    'costs',
    'costs',
    'crashes',
  ])
  const chosen = { ...form, tab: 'values' as const, tried: end.instances?.tried ?? 0 }
  expect([shownTab(end, chosen), shownTab(end, { ...chosen, tried: 2 })]).toEqual([
    'values',
    'crashes',
  ])
})

it('a tab that is chosen while a crash goes on stays when it is told who was left', () => {
  const begun = at(asked('crash'))
  const told = events.findIndex((event, i) => event.type === 'crash' && i > begun.cursor)
  const tried = (moment: LabMoment) => moment.instances?.tried ?? 0
  const chosen = { ...instancesForm.getState(), tab: 'costs' as const, tried: tried(begun) }
  expect([told > begun.cursor, shownTab(begun, chosen), shownTab(at(told), chosen)]).toEqual([
    ...[true, 'costs', 'costs'],
  ])
})

it('knows who is gone and when all of them stand', () => {
  const end = at(events.length)
  expect([isGone(end, 'parent'), isGone(at(1), 'parent'), allStand(end)]).toEqual([
    true,
    false,
    false,
  ])
  expect(events.some((_, cursor) => allStand(at(cursor)))).toBe(true)
})
