import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { PROXY_STARTS } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import type { ProxyActionRequest } from '@loopscope/shared/lab/proxy/proxyActions'
import type { LabStep, WithoutEpoch } from './labStep.ts'
import { ready } from './proxySteps.ts'

type Step = LabStep<WithoutEpoch<ProxyActionRequest>>

const { compression } = PROXY_STARTS.compression
/** Compression as the tab starts with it, but for this. */
export const setCompression = (change: Partial<typeof compression>): Step => ({
  action: 'set',
  settings: { compression: { ...compression, ...change } },
})
/** Every answer has been told by the client and by HAProxy. */
export const weighed: Step = {
  until: ({ proxy, totals }: LabMoment) =>
    totals.inFlight === 0 &&
    proxy?.sizes.asked.length === 0 &&
    proxy.sizes.last.every(({ before }) => before !== null),
}
export const measured: Step = {
  until: ({ proxy }: LabMoment) => {
    const run = proxy?.measured.runs.at(-1)
    return run?.parts.length === run?.planned && run?.parts.at(-1)?.done != null
  },
}

/** What the sentences about compression are tested on, and HAProxy's figures over a reload. */
export const PROXY_TABS: readonly Step[] = [
  ...[ready(2), { action: 'experiment', experiment: 'compression' } as const, ready(1)],
  ...[{ action: 'weigh' } as const, 300, weighed],
  ...[{ action: 'send', count: 1, what: 'page', encoding: 'br' } as const, 300, weighed],
  ...[setCompression({ offload: false }), { action: 'weigh' } as const, 300, weighed],
  ...[setCompression({ algo: 'off' }), { action: 'weigh' } as const, 300, weighed],
  ...[
    setCompression({}),
    { action: 'measure', rounds: 2, seconds: 1 } as const,
    500,
    measured,
    300,
  ],
  ...[{ action: 'measure', rounds: 2, seconds: 1 } as const, 3500],
  ...[{ action: 'stopMeasure' } as const, 1000],
  ...[{ action: 'experiment', experiment: 'stats' } as const, ready(2)],
  ...[
    { action: 'send', count: 10 } as const,
    700,
    { action: 'set', settings: { redispatch: true } } as const,
  ],
  ...[ready(2), 1200, { action: 'send', count: 4 } as const, 1000],
]
