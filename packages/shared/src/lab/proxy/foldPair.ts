import type { LabMoment, LabProcess } from '../labMoment.ts'
import type { Figures, PairSide } from './pair.ts'

type SideName = 'cluster' | 'haproxy'

/** The pair after the moment's event; `moment`: everything else after it. */
export function foldPair(moment: LabMoment): LabMoment {
  const { event, beside } = moment
  if (beside === null) return moment
  if (event.type === 'action' && event.action === 'pair') {
    const { do: how, worker, server } = event.values
    if (how === 'kill' || how === 'freeze') {
      const cluster = begun(moment, 'cluster', String(worker))
      const haproxy = begun(moment, 'haproxy', String(server))
      return { ...moment, pair: { how, at: event.at, backAt: null, cluster, haproxy } }
    }
    const { pair } = moment
    return pair === null ? moment : { ...moment, pair: { ...pair, backAt: event.at } }
  }
  const { pair } = moment
  if (pair === null) return moment
  const cluster = advance(pair.cluster, moment, 'cluster')
  const haproxy = advance(pair.haproxy, moment, 'haproxy')
  return cluster === pair.cluster && haproxy === pair.haproxy
    ? moment
    : { ...moment, pair: { ...pair, cluster, haproxy } }
}

function begun(moment: LabMoment, side: SideName, process: string): PairSide {
  return {
    ...{ process, before: figures(moment, side), lost: 0, lastLostAt: null, answered: 0 },
    ...{ reducedAt: null, wholeAt: null },
  }
}

function advance(side: PairSide, moment: LabMoment, name: SideName): PairSide {
  const now = figures(moment, name)
  const lost = now.lost - side.before.lost
  const answered = now.answered - side.before.answered
  const whole = isWhole(moment, name)
  const { at } = moment
  const reducedAt = side.reducedAt ?? (whole ? null : at)
  const wholeAt = side.wholeAt ?? (whole && side.reducedAt !== null ? at : null)
  if (
    lost === side.lost &&
    answered === side.answered &&
    reducedAt === side.reducedAt &&
    wholeAt === side.wholeAt
  )
    return side
  const lastLostAt = lost > side.lost ? at : side.lastLostAt
  return { ...side, lost, lastLostAt, answered, reducedAt, wholeAt }
}

/** The side's own moment: that of its client. */
const momentOf = (moment: LabMoment, name: SideName) =>
  name === 'cluster' ? moment.beside : moment

function figures(moment: LabMoment, name: SideName): Figures {
  const totals = momentOf(moment, name)?.totals
  if (totals === undefined) return { lost: 0, answered: 0 }
  const { refused, reset, timedOut, lost, failed, answered, unsent } = totals
  return { lost: refused + reset + timedOut + lost - unsent + failed, answered: answered - failed }
}

const runs = ({ state, frozen }: LabProcess) => state === 'listening' && !frozen

function isWhole(moment: LabMoment, name: SideName): boolean {
  const { processes, proxy, beside } = moment
  if (name === 'haproxy')
    return (
      proxy?.servers.every(
        (server) => server.up && processes.some((one) => one.id === server.name && runs(one)),
      ) ?? false
    )
  const workers = beside?.processes.filter((one) => one.role === 'worker' && runs(one)) ?? []
  return workers.length >= (beside?.settings.workers ?? 0)
}
