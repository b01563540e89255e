import type { LabMoment } from '../labMoment.ts'
import { counted, time } from '../labWords.ts'
import type { Pair } from './pair.ts'

/** How a cluster and HAProxy stand since one process of each was killed or frozen; null: both work as a whole, or none was. */
export function pairSituation(moment: LabMoment): string | null {
  const pair = pairOf(moment)
  if (pair === null || isOver(moment)) return null
  const { cluster, haproxy } = pair
  if (isUnasked(moment, pair))
    return `${time(moment.at - pair.at)} after the ${pair.how}: nobody has asked either of them since, so no answer could be lost.`
  return `${time(moment.at - pair.at)} after the ${pair.how}: the cluster has lost ${counted(cluster.lost, 'answer')}, HAProxy ${haproxy.lost}.`
}

/** What the last time came to, when both work as a whole again; null: it goes on, or there was none. */
export function pairResult(moment: LabMoment): string | null {
  const pair = pairOf(moment)
  if (pair === null || !isOver(moment)) return null
  const [cluster, haproxy] = [pair.cluster, pair.haproxy].map(({ wholeAt, lost }) => ({
    ...{ lost, after: time((wholeAt ?? pair.at) - pair.at) },
  }))
  if (isUnasked(moment, pair))
    return `After the ${pair.how} the cluster was whole again in ${cluster?.after}, HAProxy in ${haproxy?.after}. Nobody asked either of them meanwhile.`
  return `After the ${pair.how} the cluster was whole again in ${cluster?.after} and lost ${counted(cluster?.lost ?? 0, 'answer')}; HAProxy in ${haproxy?.after}, and lost ${haproxy?.lost}.`
}

/** Of the experiment that has both, while it is shown. */
const pairOf = ({ pair, beside, proxy }: LabMoment) =>
  beside === null || proxy?.settings?.experiment !== 'cluster' ? null : pair

/** Without requests two zeros would say nothing, and look as if they did. */
const isUnasked = ({ proxy }: LabMoment, { cluster, haproxy }: Pair) =>
  proxy?.rate === 0 && cluster.lost + cluster.answered + haproxy.lost + haproxy.answered === 0

const isOver = ({ pair }: LabMoment) =>
  pair?.cluster.wholeAt != null && pair.haproxy.wholeAt !== null
