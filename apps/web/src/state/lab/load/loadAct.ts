import type { LabAct } from '../labPage.ts'
import type { LoadForm, LoadKind } from './loadForm.ts'

/** The action that the form asks for. */
export function loadAct(kind: LoadKind, form: LoadForm): LabAct {
  const { connections, pipelining, warmup } = form
  const shape = { connections, pipelining, warmup }
  switch (kind) {
    case 'single':
      return { action: 'run', target: form.target, seconds: form.seconds, ...shape }
    case 'ab':
      return {
        action: 'ab',
        a: form.a,
        b: form.b,
        rounds: form.rounds,
        seconds: form.roundSeconds,
        ...shape,
      }
    case 'stalled':
      return { action: 'stall', seconds: form.stallSeconds, connections: Math.min(20, connections) }
    default:
      return kind satisfies never
  }
}
