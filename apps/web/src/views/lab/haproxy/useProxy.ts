import type { ProxyMoment } from '@loopscope/shared/lab/proxy/proxyMoment'
import { useLab, useLabState, useMoment } from '../labContext.ts'

/** Of a session that goes on as it is now, whatever moment is shown: that is what an action changes. Else of the moment. */
export function useProxy(): ProxyMoment | null {
  const { latest } = useLab()
  const now = useLabState(({ status }) => (status === 'live' ? (latest()?.proxy ?? null) : null))
  const then = useMoment()?.proxy ?? null
  return now ?? then
}
