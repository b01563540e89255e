import type { ProxySettings } from '@loopscope/shared/lab/proxy/config/proxySettings'
import type { Failover } from '@loopscope/shared/lab/proxy/failover/failover'
import type { ProxyServerMoment } from '@loopscope/shared/lab/proxy/proxyMoment'

/** When a server should be DOWN. */
export type ExpectedDown = {
  /** us since its end. */
  readonly after: number
  /** An error of a request may take it out before its checks do. */
  readonly atLatest: boolean
}

/**
 * When a server that was killed or frozen will be DOWN if every check from now on fails: an estimate; null: it is DOWN, or no one can
 * say. A dead one refuses a check at once. For a frozen one the kernel takes the connection and nothing answers, so that each check
 * fails only after its timeout, and HAProxy counts `inter` to the next one from there (check.c, process_chk_conn).
 */
export function expectedDown(
  { cause, at, downAt, takenOutAt, upAt, backAt }: Failover,
  { state, nextCheckAt }: Pick<ProxyServerMoment, 'state' | 'nextCheckAt'>,
  { check, observe, timeouts }: Pick<ProxySettings, 'check' | 'observe' | 'timeouts'>,
): ExpectedDown | null {
  if ((downAt ?? takenOutAt ?? upAt ?? backAt) !== null) return null
  if (check.kind === 'none' || state === null || nextCheckAt === null) return null
  const left = state.health - state.rise + 1
  if (left <= 0) return null
  const inter = check.interMs * 1000
  const takes = cause === 'frozen' ? checkTimeout(check.interMs, timeouts.checkMs) * 1000 : 0
  const after = Math.max(0, nextCheckAt - at) + takes + (left - 1) * (inter + takes)
  return { after, atLatest: observe.layer !== 'none' && cause === 'killed' }
}

/** HAProxy gives a check `timeout check` for its answer where that is set, and else `inter` for all of it. ms. */
const checkTimeout = (interMs: number, checkMs: number) => (checkMs > 0 ? checkMs : interMs)
