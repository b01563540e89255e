import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { LabRates } from '../../../state/lab/moves/labRates.ts'
import { type Box, curveBetween } from '../topology/curve.ts'
import type { Edge } from '../topology/edge.ts'

/**
 * With round robin the client's connections are the primary's, which hands them over; else each worker takes its own from the
 * socket. `boxes`: where the cards stand.
 */
export function clusterEdges(
  moment: LabMoment,
  boxes: ReadonlyMap<string, Box>,
  rates: LabRates,
): readonly Edge[] {
  const edges: Edge[] = []
  const join = (from: string, to: string, kind: Edge['kind'], rate: number, spread = 0) => {
    const [a, b] = [boxes.get(from), boxes.get(to)]
    if (a === undefined || b === undefined) return
    const isPast = from === 'client' && to !== 'primary'
    const inFlight = moment.inFlight.filter(
      ({ process }) => process === to || (to === 'primary' && kind === 'request'),
    ).length
    edges.push({
      key: `${kind} ${from} ${to}`,
      from,
      to,
      kind,
      curve: curveBetween(a, b, spread, isPast ? (boxes.get('primary') ?? null) : null),
      told: to === 'primary' ? 'middle' : 'end',
      rate,
      inFlight,
    })
  }
  const workers = moment.processes.filter(({ role, exit }) => role === 'worker' && exit === null)
  const overPrimary = moment.settings.policy === 'rr'
  if (overPrimary) join('client', 'primary', 'request', rates.sent)
  workers.forEach(({ id }, i) => {
    const spread = 8 * (i - (workers.length - 1) / 2)
    const rate = rates.answered.get(id) ?? 0
    if (overPrimary) join('primary', id, 'request', rate, spread)
    else {
      join('primary', id, 'family', 0, spread)
      join('client', id, 'request', rate, spread)
    }
  })
  return edges
}
