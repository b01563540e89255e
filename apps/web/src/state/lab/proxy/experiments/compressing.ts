import type { AnswerSize } from '@loopscope/shared/lab/gzip/foldSizes'
import { labAt } from '@loopscope/shared/lab/labAt'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { PROXY_STARTS } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import type { ProxySettings } from '@loopscope/shared/lab/proxy/config/proxySettings'
import type { Step, Verdict } from '../../experiment.ts'
import { ALL_UP, fresh } from '../proxySteps.ts'

const { compression: start } = PROXY_STARTS.compression

/** The tab's processes, with compression set like this. */
export function compressing(change: Partial<ProxySettings['compression']>): readonly Step[] {
  const compression = { ...start, ...change }
  return [
    ...fresh('compression'),
    {
      act: ({ proxy }) =>
        JSON.stringify(proxy?.settings?.compression) === JSON.stringify(compression)
          ? null
          : { action: 'set', settings: { compression } },
    },
    ALL_UP,
    { until: ({ totals }) => totals.inFlight === 0 },
  ]
}

/** Decides by the first moment after `from` of which `verdict` knows. Both of an answer's events may be the later one. */
export function whenWeighed(
  events: readonly LabEvent[],
  from: number,
  verdict: (sizes: readonly AnswerSize[]) => Omit<Verdict, 'index'> | null,
): Verdict | null {
  for (let index = from + 1; index < events.length; index++) {
    const type = events[index]?.type
    if (type !== 'answer' && type !== 'proxied') continue
    const last = labAt(events as LabEvent[], index)?.proxy?.sizes.last ?? []
    const asked = new Set(
      events
        .slice(from, index + 1)
        .flatMap((event) => (event.type === 'request' ? [event.request] : [])),
    )
    const since = last.filter(({ request }) => asked.has(request))
    const decided = verdict(since)
    if (decided !== null) return { ...decided, index }
  }
  return null
}

/** With commas between thousands. */
export const count = (bytes: number) => bytes.toLocaleString('en')
