import type { ClusterActionRequest } from '@loopscope/shared/lab/labApi'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { LabStep, WithoutEpoch } from './labStep.ts'

type Asked = WithoutEpoch<ClusterActionRequest>
type Step = LabStep<Asked>

const workersOf = (moment: LabMoment) =>
  moment.processes.filter(({ role, exit }) => role === 'worker' && exit === null)
/** So many workers listen, and everything that was sent has ended. */
const settled = (workers: number): Step => ({
  until: (moment) =>
    moment.totals.inFlight === 0 &&
    moment.processes.some(({ id, state }) => id === 'client' && state === 'online') &&
    workersOf(moment).filter(({ state }) => state === 'listening').length === workers,
})
const quiet: Step = { until: ({ totals }) => totals.inFlight === 0 }
const send = (count: number): Step => ({ action: 'send', count })
const oldest = (moment: LabMoment) => workersOf(moment)[0]?.id ?? ''
const holder = (moment: LabMoment) => moment.connections.at(-1)?.process ?? oldest(moment)

/** Who works on a request that takes long. */
const slow = (moment: LabMoment) =>
  moment.inFlight.find(({ path: asked }) => asked === '/recipes/slow')?.process ?? oldest(moment)

/** What pages play where no demo can run. */
export const CLUSTER_STORY: readonly Step[] = [
  ...[settled(2), 600, send(6), 900],
  ...[{ action: 'connections', connections: 'keepAlive' } as const, 500, send(6), 900],
  ...[{ action: 'connections', connections: 'new' } as const, 500],
  ...[{ action: 'stream', rate: 20 } as const, 1200, { action: 'refork', on: true } as const, 700],
  ...[{ action: 'send', count: 1, path: '/recipes/slow' } as const, 250],
  ...[(moment: LabMoment): Asked => ({ action: 'kill', process: slow(moment) }), 300, settled(2)],
  ...[900, (moment: LabMoment): Asked => ({ action: 'block', process: oldest(moment) }), 1500],
  ...[{ action: 'stream', rate: 0 } as const, quiet, 500, { action: 'refork', on: false } as const],
  ...[600, { action: 'killAll' } as const, 900, send(2), quiet, 900],
]

/** What sentences are tested on: every action. */
export const CLUSTER_EVERYTHING: readonly Step[] = [
  ...[{ until: ({ processes }: LabMoment) => processes.some(({ id }) => id === 'client') }],
  ...[send(1), settled(2), send(6), 200, quiet],
  ...[{ action: 'connections', connections: 'keepAlive' } as const, send(4), 200, quiet],
  ...[{ action: 'connections', connections: 'new' } as const],
  ...[{ action: 'stream', rate: 100 } as const, 1600, { action: 'refork', on: true } as const, 200],
  ...[{ action: 'kill', process: 'worker 1', signal: 'SIGKILL' } as const, 1200],
  ...[{ action: 'kill', process: 'worker 2', signal: 'SIGTERM' } as const, 1200],
  ...[{ action: 'stream', rate: 0 } as const, settled(2)],
  ...[{ action: 'refork', on: true } as const, { action: 'crash', process: 'worker 3' } as const],
  ...[300, settled(2), { action: 'kill', process: 'worker 4' } as const, 300, settled(2)],
  ...[
    { action: 'kill', process: 'worker 5' } as const,
    300,
    { action: 'refork', on: false } as const,
  ],
  ...[(moment: LabMoment): Asked => ({ action: 'block', process: oldest(moment) }), 700],
  ...[{ action: 'fork' } as const, settled(2)],
  ...[(moment: LabMoment): Asked => ({ action: 'disconnect', process: oldest(moment) }), 200],
  ...[settled(1), { action: 'workers', workers: 3 } as const, settled(3)],
  ...[
    { action: 'hold', on: true } as const,
    { action: 'killAll', signal: 'SIGKILL' } as const,
    400,
  ],
  ...[send(2), 100, quiet, 200, { action: 'hold', on: false } as const, 300, send(1), 300],
  ...[{ action: 'policy', policy: 'none' } as const, settled(3), send(6), 200, quiet],
  ...[{ action: 'connections', connections: 'keepAlive' } as const, send(1), 200, quiet],
  ...[(moment: LabMoment): Asked => ({ action: 'freeze', process: holder(moment) }), 200, send(1)],
  ...[300, quiet, 200],
  ...[
    (moment: LabMoment): Asked => ({
      action: 'thaw',
      process: workersOf(moment).find(({ frozen }) => frozen)?.id ?? '',
    }),
  ],
  ...[300, (moment: LabMoment): Asked => ({ action: 'restart', process: oldest(moment) }), 300],
  ...[settled(3), { action: 'kill', process: 'primary', signal: 'SIGKILL' } as const],
  ...[{ until: (moment: LabMoment) => workersOf(moment).length === 0 }, send(1), 400],
  ...[{ action: 'restart', process: 'primary' } as const, settled(3)],
  ...[{ action: 'reset' } as const, settled(2)],
]
