import { labAt } from '@loopscope/shared/lab/labAt'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { listeningWorkers } from '../../cluster/clusterSteps.ts'
import type { Experiment, Step } from '../../experiment.ts'
import { ALL_UP, BY_HAND, fresh } from '../proxySteps.ts'

const S = 1_000_000

/** Both run as a whole, HAProxy checks as in the notes, and both are asked 20 times per second. */
const BOTH: readonly Step[] = [
  ...fresh('cluster'),
  {
    act: ({ beside }) =>
      beside?.settings.refork === true ? { action: 'startAgain', on: false } : null,
  },
  {
    until: ({ beside }) =>
      beside?.processes.some(({ role, exit }) => role === 'primary' && exit === null) === true,
  },
  { act: (moment) => (isReduced(moment) ? { action: 'pair', do: 'back' } : null) },
  { until: (moment) => !isReduced(moment) },
  {
    act: ({ proxy }) => (proxy?.preset === 'notes' ? null : { action: 'preset', preset: 'notes' }),
  },
  ALL_UP,
  { act: () => ({ action: 'stream', rate: 20 }) },
]

/** A worker of the cluster is dead or frozen. */
function isReduced({ beside }: LabMoment): boolean {
  return beside === null || listeningWorkers(beside).length < beside.settings.workers
}

const CHOICES = [
  { name: 'cluster', words: 'the cluster' },
  { name: 'same', words: 'about the same' },
  { name: 'haproxy', words: 'HAProxy' },
] as const

/** Who lost more, when HAProxy has the server DOWN and whatever waited has ended. `untilUs`: how long that takes. */
function judgeLost(events: readonly LabEvent[], from: number, untilUs: number) {
  const begun = events.findIndex((event, i) => i > from && isPair(event))
  const at = events[begun]?.at
  if (at === undefined) return null
  // Another pair counts anew.
  const next = events.findIndex(
    (event, i) => i > begun && (event.at > at + untilUs || isPair(event)),
  )
  const index = next < 0 ? -1 : next - 1
  const pair = index < 0 ? null : (labAt(events as LabEvent[], index)?.pair ?? null)
  if (pair === null) return null
  const { cluster, haproxy } = pair
  const lost = `The cluster lost ${cluster.lost} of ${cluster.lost + cluster.answered}, HAProxy ${haproxy.lost} of ${haproxy.lost + haproxy.answered}`
  const apart = Math.abs(cluster.lost - haproxy.lost)
  const choice =
    apart <= 3 ? 'same' : cluster.lost > haproxy.lost ? ('cluster' as const) : ('haproxy' as const)
  return { choice, index, lost }
}

const isPair = (event: LabEvent) =>
  event.type === 'action' && event.action === 'pair' && event.values['do'] !== 'back'

const killBoth: Experiment = {
  name: 'pair-kill',
  title: 'Kill both',
  question:
    'A cluster and HAProxy, as in the notes, are each asked 20 times per second. A worker and a web-api are killed at the same moment. Which side loses more answers in the next 10 s?',
  choices: CHOICES,
  prepare: BOTH,
  run: [{ act: () => ({ action: 'pair', do: 'kill' }) }],
  judge(events, from) {
    const lost = judgeLost(events, from, 10 * S)
    return (
      lost && {
        choice: lost.choice,
        index: lost.index,
        sentence: `${lost.lost}. The primary is its workers’ parent and learns of a death at once; HAProxy has to find out by its checks.`,
      }
    )
  },
  notes: [
    {
      said: 'cluster and a reverse proxy both load balance',
      really:
        "They know different things. The primary forked its workers: their end closes a channel to it, and the next connection goes to another. HAProxy knows of a server only what a check or a request has told it, so with the notes' configuration it goes on for seconds.",
    },
  ],
  file: /webApi/,
  commands: [...BY_HAND, 'kill -KILL PID # of a web-api, and of a worker'],
}

const freezeBoth: Experiment = {
  name: 'pair-freeze',
  title: 'Freeze both',
  question:
    'The same, but both are frozen (SIGSTOP): they live, and do nothing. Nobody is told. Which side loses more answers in the next 12 s?',
  choices: CHOICES,
  prepare: BOTH,
  run: [{ act: () => ({ action: 'pair', do: 'freeze' }) }],
  judge(events, from) {
    const lost = judgeLost(events, from, 12 * S)
    return (
      lost && {
        choice: lost.choice,
        index: lost.index,
        sentence: `${lost.lost}. A worker must take each connection before the primary gives it another, and a frozen one takes none; HAProxy connects, as the kernel accepts for a frozen process, and waits.`,
      }
    )
  },
  notes: [
    {
      said: 'requests are dispatched round-robin',
      really:
        'Not blindly: the primary hands a connection to a worker that is free, and a worker is free again only when it has said that it took the one before.',
    },
  ],
  file: /webApi/,
  commands: [...BY_HAND, 'kill -STOP PID # of a web-api, and of a worker', 'kill -CONT PID'],
}

/** The questions of the tab "Against cluster". */
export const PAIR_EXPERIMENTS: readonly Experiment[] = [killBoth, freezeBoth]
