import { counted, listed } from '@loopscope/shared/lab/labWords'
import type { ProxyRow } from '@loopscope/shared/lab/proxy/proxyRow'

/** Why the sums of the frontend and of the backend differ, in a sentence; null: they do not. */
export function ownAnswers(frontend: ProxyRow, backend: ProxyRow): string | null {
  const { req_tot: requests, intercepted = 0, dreq = 0, ereq = 0, stot } = frontend
  if (requests === undefined)
    return stot === backend.stot
      ? null
      : 'The frontend counts connections. What HAProxy answered itself on them, such as its own figures or what a rule refused, is in no other row.'
  if (requests === stot && requests === backend.stot) return null
  const came = `${counted(requests, 'request')} came on ${counted(stot, 'connection')} of the frontend`
  const own = [
    ...(intercepted > 0 ? [`${intercepted} asked for its own figures`] : []),
    ...(dreq > 0 ? [`${dreq} refused by a rule`] : []),
    ...(ereq > 0 ? [`${ereq} no valid request`] : []),
  ]
  const sum = intercepted + dreq + ereq
  const answered = sum === 0 ? '' : `; HAProxy answered ${sum} itself: ${listed(own)}`
  const rest = requests - sum - backend.stot
  const ended = rest > 0 ? `; ${rest} had not come as far as the backend` : ''
  // Two looks at two rows, and a frontend that has no row here.
  const more =
    rest < 0 ? `; ${-rest} came by the port for TLS, or were not looked at before a reload` : ''
  return `${came}${answered}${ended}${more}. The backend was given ${backend.stot.toLocaleString('en')}.`
}
