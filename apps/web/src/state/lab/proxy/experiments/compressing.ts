import { PROXY_STARTS } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import type { ProxySettings } from '@loopscope/shared/lab/proxy/config/proxySettings'
import type { Step } from '../../experiment.ts'
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
