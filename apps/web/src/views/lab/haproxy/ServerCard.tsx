import type { LabProcess } from '@loopscope/shared/lab/labMoment'
import type { ProxyActionRequest } from '@loopscope/shared/lab/proxy/proxyActions'
import type { ProxyMoment, ProxyServerMoment } from '@loopscope/shared/lab/proxy/proxyMoment'
import { ActionButton } from '../topology/ActionButton.tsx'
import { useBrief } from '../topology/briefContext.ts'
import { CountBar } from '../topology/CountBar.tsx'
import { ProcessCard } from '../topology/ProcessCard.tsx'
import { HealthLine } from './HealthLine.tsx'
import { LifeButtons } from './LifeButtons.tsx'
import { NextCheck } from './NextCheck.tsx'

type ServerName = Extract<ProxyActionRequest, { action: 'drain' }>['process']

type Props = {
  readonly process: LabProcess
  readonly server: ProxyServerMoment
  readonly proxy: ProxyMoment
  readonly at: number
  /** The most requests of any server: what a full bar means. */
  readonly most: number
}

/** A server behind HAProxy: what it is, what HAProxy thinks of it, and what it was given. */
export function ServerCard({ process, server, proxy, at, most }: Props) {
  const { state } = server
  const brief = useBrief()
  // Its settings name it, and they have no other names.
  const name = server.name as ServerName
  const set = proxy.settings?.servers[proxy.servers.indexOf(server)]
  const isOut = state !== null && /^(MAINT|DRAIN)/.test(state.status)
  return (
    <ProcessCard process={process} at={at} className="server">
      <HealthLine server={server} />
      {!brief && <NextCheck server={server} proxy={proxy} at={at} frozen={process.frozen} />}
      {!brief && <CountBar name="requests" count={server.requests} most={most} />}
      {set !== undefined && (set.slowMs > 0 || set.weight !== 1 || set.maxconn > 0) && (
        <p className="node-note">
          {[
            set.slowMs > 0 && `slow by ${set.slowMs} ms`,
            set.weight !== 1 && `weight ${set.weight}`,
            set.maxconn > 0 && `maxconn ${set.maxconn}`,
          ]
            .filter((words) => words !== false)
            .join(', ')}
        </p>
      )}
      <LifeButtons process={process}>
        {brief ? null : isOut ? (
          <ActionButton
            name="Ready"
            title="HAProxy gives it requests again"
            act={{ action: 'ready', process: name }}
          />
        ) : (
          <>
            <ActionButton
              name="Drain"
              title="HAProxy gives it no new requests; it finishes what it has"
              act={{ action: 'drain', process: name }}
            />
            <ActionButton
              name="Maint"
              title="HAProxy takes it out: no requests, no checks"
              act={{ action: 'maint', process: name }}
            />
          </>
        )}
      </LifeButtons>
    </ProcessCard>
  )
}
