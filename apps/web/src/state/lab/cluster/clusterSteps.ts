import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { Step } from '../experiment.ts'

/** The workers that take connections at a moment. */
export const listeningWorkers = ({ processes }: LabMoment) =>
  processes.filter(
    ({ role, state, frozen }) => role === 'worker' && state === 'listening' && !frozen,
  )

/** Two workers that listen, under a primary that lives, and nothing on its way. */
export const TWO_WORKERS: readonly Step[] = [
  { act: (moment) => (moment.settings.rate > 0 ? { action: 'stream', rate: 0 } : null) },
  { act: ({ settings }) => (settings.refork ? { action: 'refork', on: false } : null) },
  {
    act: ({ processes }) =>
      processes.some(({ role, exit }) => role === 'primary' && exit === null)
        ? null
        : { action: 'restart', process: 'primary' },
  },
  {
    until: ({ processes }) =>
      processes.some(({ role, exit }) => role === 'primary' && exit === null),
  },
  { until: isSettled },
  {
    act: (moment) =>
      listeningWorkers(moment).length === 2 ? null : { action: 'workers', workers: 2 },
  },
  { until: (moment) => listeningWorkers(moment).length === 2 },
]

/** us; a primary whose workers have not begun by then has none. */
const FORKING = 1_500_000

/** Whether every worker that lives listens: one that is still starting would be forked a second time. */
function isSettled({ processes, at, epochAt }: LabMoment): boolean {
  const alive = processes.filter(({ role, exit }) => role === 'worker' && exit === null)
  if (alive.length === 0) return at - epochAt > FORKING
  return alive.every(({ state, frozen }) => state === 'listening' || frozen)
}

/** The demo's program without the page: Node 24 runs TypeScript as it is. */
export const BY_HAND = 'PORT=4000 WORKERS=2 POLICY=rr node primary.ts'

export const ROUND_ROBIN = {
  act: ({ settings }: { settings: { policy: string } }) =>
    settings.policy === 'rr' ? null : ({ action: 'policy', policy: 'rr' } as const),
} as const
