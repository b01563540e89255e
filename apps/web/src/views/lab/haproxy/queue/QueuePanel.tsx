import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { ProxyMoment } from '@loopscope/shared/lab/proxy/proxyMoment'
import { Panel } from '../../../kit/Panel.tsx'
import { useMoment } from '../../labContext.ts'
import './Queue.css'

/** So many are drawn; of more there is the number. */
const DRAWN = 24

/** The way of a request: kernel, HAProxy's queue, the server's places. Each square is one. */
export function QueuePanel() {
  const moment = useMoment()
  const proxy = moment?.proxy ?? null
  return (
    <Panel name="Queue" className="queue">
      {moment === null || proxy === null ? (
        <p className="figures-none">Send ten at once: who waits, and where, will appear here.</p>
      ) : (
        <Places moment={moment} proxy={proxy} />
      )}
    </Panel>
  )
}

function Places({ moment, proxy }: { moment: LabMoment; proxy: ProxyMoment }) {
  const { frontend, backend, servers, settings } = proxy
  const working = servers.reduce((sum, { figures }) => sum + (figures?.scur ?? 0), 0)
  const waiting =
    (backend?.qcur ?? 0) + servers.reduce((sum, { figures }) => sum + (figures?.qcur ?? 0), 0)
  // What the client has sent and HAProxy has not accepted: it is counted by no one.
  const isFull = frontend !== null && frontend.slim !== null && frontend.scur >= frontend.slim
  const outside = isFull ? Math.max(0, moment.totals.inFlight - frontend.scur) : 0
  const places = settings?.servers.reduce((sum, { maxconn }) => sum + maxconn, 0) ?? 0
  return (
    <dl className="queue-rows">
      <Row
        name="at the server"
        count={working}
        places={places}
        note={places > 0 ? `${places} at once` : 'no limit'}
      />
      <Row
        name="in HAProxy’s queue"
        count={waiting}
        note={
          settings === null || settings.timeouts.queueMs === 0
            ? 'for timeout connect at most'
            : `for ${settings.timeouts.queueMs / 1000} s at most`
        }
      />
      <Row
        name="in the kernel"
        count={outside}
        note={
          isFull
            ? `HAProxy has its ${frontend.slim} connections: others wait where it does not count`
            : 'HAProxy accepts all'
        }
      />
    </dl>
  )
}

type Props = {
  readonly name: string
  readonly count: number
  /** Places that are shown even when no one has them. */
  readonly places?: number
  readonly note: string
}

function Row({ name, count, places = 0, note }: Props) {
  const drawn = Math.min(DRAWN, Math.max(count, places))
  return (
    <div>
      <dt>
        {name} <span>{note}</span>
      </dt>
      <dd>
        <b className="number">{count}</b>
        <span className="queue-squares" aria-hidden="true">
          {Array.from({ length: drawn }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the squares have no other identity
            <i key={i} data-filled={i < count} />
          ))}
        </span>
      </dd>
    </div>
  )
}
