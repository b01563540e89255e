import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { counted } from '@loopscope/shared/lab/labWords'
import type { ProxyPreset } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import type { Experiment, Step } from '../../experiment.ts'
import { ALL_UP, fresh, NOT_SLOW } from '../proxySteps.ts'

export const S = 1_000_000

/** Everything is there and both servers are UP, checked in this way. */
export const bothUp = (preset: ProxyPreset): readonly Step[] => [
  ...fresh('balance'),
  ...NOT_SLOW,
  { act: ({ proxy }) => (proxy?.preset === preset ? null : { action: 'preset', preset }) },
  ALL_UP,
]

/** Index of the first event from `from` on at which this process ended; -1: it has not. */
export function exitOf(events: readonly LabEvent[], from: number, process: string): number {
  return events.findIndex(
    (event, i) =>
      i > from && event.type === 'process' && event.state === 'exited' && event.process === process,
  )
}

/** What HAProxy answered with an error of its own, and all that it logged, from index `from` up to and with `to`. */
export function logged(events: readonly LabEvent[], from: number, to: number) {
  let [all, failed, last] = [0, 0, from]
  const add = (status: number, count: number, index: number) => {
    all += count
    if (status < 500 && status >= 0) return
    failed += count
    last = index
  }
  for (let i = from; i <= to; i++) {
    const event = events[i]
    if (event?.type === 'proxied') add(event.status, 1, i)
    else if (event?.type === 'proxiedSum')
      for (const { status, count } of event.rows) add(status, count, i)
  }
  return { all, failed, last }
}

/** Kills web-api-1 under a stream, and counts what clients got until some time after HAProxy had it DOWN. */
export function killOne(preset: ProxyPreset): Pick<Experiment, 'prepare' | 'run' | 'judge'> {
  return {
    prepare: [...bothUp(preset), { act: () => ({ action: 'stream', rate: 20 }) }],
    run: [{ act: () => ({ action: 'kill', process: 'web-api-1', signal: 'SIGKILL' }) }],
    judge(events, from) {
      const killed = exitOf(events, from, 'web-api-1')
      const at = events[killed]?.at
      if (at === undefined) return null
      const down = events.findIndex(
        (event, i) =>
          i > killed &&
          event.type === 'server' &&
          event.server === 'web-api-1' &&
          event.status.startsWith('DOWN'),
      )
      const downAt = events[down]?.at
      if (downAt === undefined) return null
      // Requests that waited for retries end some time after it.
      const to = events.findIndex(({ at: when }, i) => i > down && when > downAt + 4 * S)
      const until = events[to]?.at
      if (until === undefined) return null
      const { all, failed, last } = logged(events, killed, to)
      const part = failed / Math.max(1, all)
      return {
        choice: failed === 0 ? 'none' : part < 0.1 ? 'few' : part < 0.75 ? 'half' : 'all',
        index: failed === 0 ? down : last,
        sentence: `${failed} of ${counted(all, 'request')} failed in ${((until - at) / S).toFixed(1)} s; HAProxy had it DOWN after ${((downAt - at) / S).toFixed(2)} s.`,
      }
    },
  }
}
