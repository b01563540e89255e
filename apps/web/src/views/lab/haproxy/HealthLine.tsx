import { counted } from '@loopscope/shared/lab/labWords'
import type { ProxyServerMoment } from '@loopscope/shared/lab/proxy/proxyMoment'
import {
  checkWords,
  healthPips,
  isUnchecked,
  statusWords,
} from '@loopscope/shared/lab/proxy/serverHealth'

/** What HAProxy has a server as, with a mark for each check that may still fail or must still pass. */
export function HealthLine({ server: { state } }: { server: ProxyServerMoment }) {
  if (state === null) return <p className="health">not known yet</p>
  const { of, count, filled } = healthPips(state)
  const isEver = !/^(no check|MAINT)/.test(state.status)
  const isChecked = isEver && !isUnchecked(state.check)
  return (
    <p
      className="health"
      data-of={isChecked ? of : 'none'}
      data-hurt={isChecked && of === 'fall' && filled < count}
    >
      <b title={`HAProxy: ${statusWords(state.status, state.check)}`}>{state.status}</b>
      {!isUnchecked(state.check) ? (
        <span title={`${state.check}: ${checkWords(state.check, 'the check')}`}>{state.check}</span>
      ) : (
        // Where there is no check there is none to come, either.
        isEver && <span>not checked yet</span>
      )}
      {isChecked && (
        <span
          className="pips"
          role="img"
          aria-label={
            of === 'fall'
              ? `${filled} of ${counted(count, 'life', 'lives')} left`
              : `${filled} of ${counted(count, 'check')} passed`
          }
        >
          {Array.from({ length: count }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the marks of one row have no other identity
            <i key={i} data-filled={i < filled} />
          ))}
        </span>
      )}
    </p>
  )
}
