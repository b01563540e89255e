import { proxyPresetNames } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import type { Failover } from '@loopscope/shared/lab/proxy/failover/failover'
import { isUnnoticed } from '@loopscope/shared/lab/proxy/failover/settleFailover'
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
        <caption className="unseen">
          The last failover to another server with each health check
        </caption>
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
                    grows={
                      proxy?.failover === run &&
                      isUnsettled(run, moment.inFlight, moment.proxy?.servers ?? [])
                    }
                  />
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
      {proxy?.failover?.alone === true && (
        <p className="failover-alone">
          The failure of {proxy.failover.server} is not among them: no other server was left to take
          over.
        </p>
      )}
    </Panel>
  )
}

type Props = {
  readonly run: Failover
  readonly now: number
  readonly goesOn: boolean
  /** Further requests may come to harm by it. */
  readonly grows: boolean
}

function Run({ run, now, goesOn, grows }: Props) {
  const { at, lastHarmedAt, harmed } = run
  return (
    <>
      <td className="number">{downAfter(run, goesOn ? now : null)}</td>
      <td className="number">{lastHarmedAt === null ? 'none' : seconds(lastHarmedAt - at)}</td>
      <td className="number" data-bad={harmed > 0}>
        {harmed}
        {grows && (
          <small title="More of what was sent, or will be, may come to harm by it"> so far</small>
        )}
      </td>
    </>
  )
}

/** When it was DOWN, or why not. `now`: it is the last, and may go on. */
function downAfter(run: Failover, now: number | null): string {
  const { at, downAt, takenOutAt, backAt, upAt } = run
  if (downAt !== null) return seconds(downAt - at)
  if (takenOutAt !== null) return 'taken out'
  // It ran again before a check failed.
  if (isUnnoticed(run)) return 'not noticed'
  if (upAt !== null || now === null) return 'never'
  // It runs again, but checks have failed, and may still.
  return backAt === null ? `> ${seconds(now - at)}` : 'not yet'
}

/** What was done to the server, and how much the client was asked to send meanwhile. */
const failureOf = ({ cause, rate }: Failover) =>
  `${cause === 'frozen' ? 'freeze' : 'kill'}${rate > 0 ? `, ${rate}/s` : ''}`

const seconds = (us: number) => `${(us / 1_000_000).toFixed(2)} s`
