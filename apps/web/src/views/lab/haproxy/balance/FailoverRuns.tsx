import { proxyPresetNames } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import type { Failover } from '@loopscope/shared/lab/proxy/proxyMoment'
import { isUnsettled } from '../../../../state/lab/proxy/stopwatch.ts'
import { Panel } from '../../../kit/Panel.tsx'
import { useMoment } from '../../labContext.ts'
import { PRESET_WORDS } from '../presetWords.ts'

/** The last failover with each preset, one below the other: the lesson in a table. */
export function FailoverRuns() {
  const moment = useMoment()
  const proxy = moment?.proxy ?? null
  return (
    <Panel name="Failover, last runs" className="failover-runs">
      <table>
        <caption className="unseen">The last failover with each health check</caption>
        <thead>
          <tr>
            <th scope="col">Health check</th>
            <th scope="col">DOWN after</th>
            <th scope="col">last error</th>
            <th scope="col">harmed</th>
          </tr>
        </thead>
        <tbody>
          {proxyPresetNames.map((preset) => {
            const open = proxy?.failover ?? null
            const isOpen = open !== null && !open.alone && (open.downAt ?? open.upAt) === null
            const run = isOpen && open.preset === preset ? open : proxy?.lastRuns[preset]
            return (
              <tr key={preset} data-current={proxy?.preset === preset}>
                <th scope="row">
                  {PRESET_WORDS[preset]} {run !== undefined && <small>{failureOf(run)}</small>}
                </th>
                {run === undefined || moment === null ? (
                  <td colSpan={3}>not tried yet</td>
                ) : (
                  <Run
                    run={run}
                    now={moment.at}
                    goesOn={proxy?.failover === run}
                    grows={proxy?.failover === run && isUnsettled(run, moment.inFlight)}
                  />
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Panel>
  )
}

type Props = {
  readonly run: Failover
  readonly now: number
  readonly goesOn: boolean
  /** Requests that it may have harmed have not ended yet. */
  readonly grows: boolean
}

function Run({ run: { at, downAt, lastHarmedAt, harmed, backAt }, now, goesOn, grows }: Props) {
  const isOpen = downAt === null && goesOn && backAt === null
  return (
    <>
      <td className="number">
        {downAt === null ? (isOpen ? `> ${seconds(now - at)}` : 'never') : seconds(downAt - at)}
      </td>
      <td className="number">{lastHarmedAt === null ? 'none' : seconds(lastHarmedAt - at)}</td>
      <td className="number" data-bad={harmed > 0}>
        {harmed}
        {grows && (
          <small title="Requests that were sent before it was UP have not ended yet"> so far</small>
        )}
      </td>
    </>
  )
}

/** What was done to the server, and how much the client was asked to send meanwhile. */
const failureOf = ({ cause, rate }: Failover) =>
  `${cause === 'frozen' ? 'freeze' : 'kill'}${rate > 0 ? `, ${rate}/s` : ''}`

const seconds = (us: number) => `${(us / 1_000_000).toFixed(2)} s`
