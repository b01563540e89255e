import type { Fold } from '../fold/fold.ts'
import type { Evidence, Phase } from '../phase.ts'
import type { CallbackIndex, PhaseVisit, Tick } from '../timeline.ts'
import type { PhaseVerdict } from './phaseRule.ts'

/** Where a callback ran. */
export type Placement = {
  readonly phase: Phase
  readonly tick: number
  readonly evidence: Evidence
  readonly visit: number
  readonly parent: CallbackIndex | null
}

export type Placements = {
  readonly callbacks: readonly Placement[]
  readonly visits: readonly PhaseVisit[]
  readonly ticks: readonly Tick[]
}

type DraftVisit = {
  phase: Phase
  tick: number
  evidence: Evidence
  startAt: number
  endAt: number
  callbacks: CallbackIndex[]
}
type DraftTick = {
  tick: number
  startAt: number
  endAt: number
  idle: number | null
  visits: number[]
}

/** Before the first verdict there is only main. */
export const START: PhaseVerdict = { event: -1, phase: 'main', tick: 0, evidence: 'inferred' }

/** Gives each callback the phase of the last verdict before it, and finds when the loop was in which phase. */
export function placeCallbacks(fold: Fold, verdicts: readonly PhaseVerdict[]): Placements {
  const callbacks: Placement[] = []
  const visits: DraftVisit[] = []
  const ticks: DraftTick[] = []
  let next = 0
  let verdict = START
  let outsideMacrotasks = false
  let outsideRoot: CallbackIndex | null = null

  function visit(phase: Phase, tick: number, evidence: Evidence, at: number): number {
    const current = visits.at(-1)
    if (current === undefined || current.phase !== phase || current.tick !== tick) {
      visits.push({ phase, tick, evidence, startAt: at, endAt: at, callbacks: [] })
      const turn = ticks.at(-1)
      if (turn === undefined || turn.tick !== tick)
        ticks.push({ tick, startAt: at, endAt: at, idle: null, visits: [visits.length - 1] })
      else turn.visits.push(visits.length - 1)
    } else if (evidence === 'inferred') current.evidence = evidence
    return visits.length - 1
  }

  for (const mark of fold.marks) {
    while (next < verdicts.length && (verdicts[next]?.event ?? 0) <= mark.event) {
      verdict = verdicts[next] ?? verdict
      next++
      outsideMacrotasks = true
      outsideRoot = null
    }
    const callback = mark.callback === null ? undefined : fold.callbacks[mark.callback]
    switch (mark.type) {
      case 'check': {
        visit('check', mark.subject ?? verdict.tick, 'observed', mark.at)
        const turn = ticks.at(-1)
        if (turn !== undefined && mark.value !== null) turn.idle = (turn.idle ?? 0) + mark.value
        break
      }
      case 'main':
      case 'run':
      case 'beforeExit':
      case 'exit': {
        if (callback === undefined) break
        const index = visit(verdict.phase, verdict.tick, verdict.evidence, mark.at)
        visits[index]?.callbacks.push(callback.index)
        let { parent } = callback
        if (callback.kind === 'nextTick' || callback.kind === 'microtask') {
          // A job that V8's platform started belongs to no callback; what drains after it belongs to it.
          if (outsideMacrotasks) parent = outsideRoot
          outsideRoot ??= callback.index
        } else if (callback.kind !== 'nested') outsideMacrotasks = false
        callbacks[callback.index] = { ...placed(verdict), visit: index, parent }
        break
      }
      case 'init':
      case 'armed':
      case 'return':
      case 'settle':
      case 'destroy':
      case 'output':
      case 'error':
      case 'end':
        break
    }
    const current = visits.at(-1)
    if (current !== undefined) current.endAt = mark.at
    const turn = ticks.at(-1)
    if (turn !== undefined) turn.endAt = mark.at
  }
  return { callbacks, visits, ticks }
}

function placed(verdict: PhaseVerdict): Pick<Placement, 'phase' | 'tick' | 'evidence'> {
  return { phase: verdict.phase, tick: verdict.tick, evidence: verdict.evidence }
}
