import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { expect, it } from 'vitest'
import { readLabFixture } from '../../../../../../packages/shared/fixtures/readLabFixture.ts'
import { CLUSTER_EXPERIMENTS } from './clusterExperiments.ts'

const events = readLabFixture()

/** Index of the event before the first action that this is true of. */
function before(is: (event: Extract<LabEvent, { type: 'action' }>) => boolean): number {
  return events.findIndex((event) => event.type === 'action' && is(event)) - 1
}

/** What an experiment says of the recording from there on; the recording may be cut at an index. */
function judge(name: string, from: number, to = events.length) {
  const experiment = CLUSTER_EXPERIMENTS.find((each) => each.name === name)
  const verdict = experiment?.judge(events.slice(0, to), from) ?? null
  return verdict && [verdict.choice, verdict.sentence]
}

it('six requests on new connections are told as taking turns', () => {
  const from = before(({ values }) => values['count'] === 6)
  expect(judge('keep-alive', from)).toEqual(['turns', 'Answered by worker 1: 3, worker 2: 3.'])
})

it('before the last answer nothing is decided', () => {
  const from = before(({ values }) => values['count'] === 6)
  expect(judge('keep-alive', from, from + 12)).toBeNull()
})

it('a primary that something holds is told to have stayed, and only after a while', () => {
  const from = before(({ action }) => action === 'killAll')
  const held = events.findIndex(
    (event, i) => i > from && event.type === 'action' && event.action === 'hold',
  )
  expect(judge('kill-all', from, held)).toBeNull()
})

it('every verdict is one of the choices, and every experiment has its notes', () => {
  for (const { name, choices, notes, commands } of CLUSTER_EXPERIMENTS) {
    expect([name, notes.length > 0, commands.length > 0]).toEqual([name, true, true])
    for (let from = 0; from < events.length; from += 41) {
      const verdict = judge(name, from)
      if (verdict !== null) expect(choices.map((choice) => choice.name)).toContain(verdict[0])
    }
  }
})
