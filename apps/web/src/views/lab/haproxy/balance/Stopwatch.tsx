import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { Failover } from '@loopscope/shared/lab/proxy/failover/failover'
import { isUnnoticed } from '@loopscope/shared/lab/proxy/failover/settleFailover'
import type { ProxyMoment } from '@loopscope/shared/lab/proxy/proxyMoment'
import { expectedDown } from '../../../../state/lab/proxy/expectedDown.ts'
import {
  endOf,
  isAwaited,
  isUnsettled,
  stopwatchTime,
} from '../../../../state/lab/proxy/stopwatch.ts'
import { Panel } from '../../../kit/Panel.tsx'
import { ScrollBox } from '../../../kit/ScrollBox.tsx'
import { useMoment } from '../../labContext.ts'
import { StopwatchLine } from './StopwatchLine.tsx'
import './Stopwatch.css'

/** From the moment at which a server is killed to the last request that it harmed, to DOWN, and to UP again. */
export function Stopwatch() {
  const moment = useMoment()
  const proxy = moment?.proxy ?? null
  const failover = proxy?.failover ?? null
  return (
    <Panel name="Failover stopwatch" className="stopwatch" note={proxy && <Checks proxy={proxy} />}>
      {moment === null || proxy === null || failover === null ? (
        <p className="figures-none">
          Kill or freeze a web-api: the time until HAProxy no longer sends requests to it, and who
          is harmed until then, will appear here.
        </p>
      ) : (
        <Running moment={moment} proxy={proxy} failover={failover} />
      )}
    </Panel>
  )
}

function Checks({ proxy: { settings } }: { proxy: ProxyMoment }) {
  if (settings === null) return null
  const { kind, interMs, fall, rise } = settings.check
  if (kind === 'none') return <span>no health checks</span>
  return (
    <span className="number">
      inter {interMs / 1000} s, fall {fall}, rise {rise}
    </span>
  )
}

type Props = {
  readonly moment: LabMoment
  readonly proxy: ProxyMoment
  readonly failover: Failover
}

function Running({ moment: { at, inFlight }, proxy, failover }: Props) {
  const { server, cause, harmed, delayed, backAt } = failover
  const known = proxy.servers.find(({ name }) => name === failover.server)
  const expected =
    known === undefined || proxy.settings === null
      ? null
      : expectedDown(failover, known, proxy.settings)
  const awaited = isAwaited(failover, inFlight)
  const open = endOf(failover) === null || awaited
  return (
    <ScrollBox name="The stopwatch and its marks" className="stopwatch-body">
      <div className="stopwatch-head">
        <p className="stopwatch-time number" data-running={open}>
          {(stopwatchTime(failover, at, open) / 1_000_000).toFixed(2)}
          <span> s</span>
        </p>
        <div>
          <p>
            <b className="number" data-bad={harmed > 0}>
              {harmed}
            </b>{' '}
            {harmed === 1 ? 'request' : 'requests'} harmed
            {isUnsettled(failover, inFlight, proxy.servers) && ' so far'}
          </p>
          <p className="stopwatch-note">
            {server} {cause}
            {cause === 'killed' && ', counted from its SIGKILL'}
            {isUnnoticed(failover) &&
              `; back after ${(((backAt ?? failover.at) - failover.at) / 1_000_000).toFixed(2)}\u00a0s. HAProxy never noticed: no check failed`}
            {delayed > 0 && `; ${delayed} answered well, after a retry`}
          </p>
        </div>
      </div>
      <StopwatchLine failover={failover} now={at - failover.at} expected={expected} />
    </ScrollBox>
  )
}
