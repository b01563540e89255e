import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { ProxyMoment } from '@loopscope/shared/lab/proxy/proxyMoment'
import { isFrontProxy } from '@loopscope/shared/lab/proxy/proxyNames'
import type { LabRates } from '../../../state/lab/moves/labRates.ts'
import { type Box, curveBetween } from '../topology/curve.ts'
import type { Edge } from '../topology/edge.ts'

/** From the client through HAProxy to each server, and from there to what it needs. `boxes`: where the cards stand. */
export function haproxyEdges(
  moment: LabMoment,
  proxy: ProxyMoment,
  boxes: ReadonlyMap<string, Box>,
  rates: LabRates,
): readonly Edge[] {
  const edges: Edge[] = []
  const join = (edge: Omit<Edge, 'key' | 'kind' | 'curve'>, spread: number) => {
    const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)]
    if (from === undefined || to === undefined) return
    const key = `${edge.from} ${edge.to}`
    edges.push({ ...edge, key, kind: 'request', curve: curveBetween(from, to, spread) })
  }
  const { processes, totals } = moment
  const haproxy = proxy.process ?? processes.findLast(isFrontProxy)?.id
  if (haproxy === undefined) return edges
  const isDead = (id: string) => processes.find((one) => one.id === id)?.exit !== null
  const { sent } = rates
  join({ from: 'client', to: haproxy, told: 'middle', rate: sent, inFlight: totals.inFlight }, 0)
  proxy.servers.forEach(({ name, up, figures }, i) => {
    const spread = 18 * (i - (proxy.servers.length - 1) / 2)
    const rate = rates.answered.get(name) ?? 0
    // HAProxy still believes in a server that is dead: that is where requests get hurt.
    const look = isDead(haproxy) || !up ? 'off' : isDead(name) ? 'bad' : 'plain'
    const inFlight = figures?.scur ?? 0
    join({ from: haproxy, to: name, told: 'end', rate, inFlight, look }, spread)
    const isCut = isDead(name) || isDead('recipe-api')
    const onward = { from: name, to: 'recipe-api', told: 'end', inFlight: 0 } as const
    join({ ...onward, rate: 0, look: isCut ? 'off' : 'plain' }, 0)
  })
  return edges
}
