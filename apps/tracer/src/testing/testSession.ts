import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LabAction } from '@loopscope/shared/lab/labAction'
import type { ClusterAction } from '@loopscope/shared/lab/labApi'
import { LabFold } from '@loopscope/shared/lab/labAt'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { ProxyAction } from '@loopscope/shared/lab/proxy/proxyActions'
import type { ProxyExperiment } from '@loopscope/shared/lab/proxy/proxyNames'
import { ClusterSession } from '../lab/cluster/clusterSession.ts'
import type { SessionParts } from '../lab/labSession.ts'
import { processFacts } from '../lab/processFacts.ts'
import { findHaproxy } from '../lab/proxy/haproxy/findHaproxy.ts'
import { ProxySession } from '../lab/proxy/proxySession.ts'
import type { SessionBase } from '../lab/sessionBase.ts'
import { StateFiles } from '../lab/stateFile.ts'

const folder = join(tmpdir(), 'loopscope-lab-test-code')

export type TestSession = Awaited<ReturnType<typeof openTestSession>>

/** A real session of the cluster demo. */
export const openTestSession = (parts: Pick<SessionParts, 'startMs'> = {}) =>
  followed<ClusterAction, ClusterSession>(ClusterSession.open, parts)

export type TestProxy = Awaited<ReturnType<typeof openTestProxy>>

/** A real session of the demo haproxy, with this machine's HAProxy. */
export const openTestProxy = (experiment: ProxyExperiment = 'balance') =>
  followed<ProxyAction, ProxySession>((parts) => openProxy(parts, experiment))

/** Its measurements wait for no other session's. */
async function openProxy(parts: SessionParts, experiment: ProxyExperiment): Promise<ProxySession> {
  const found = await findHaproxy(null)
  if ('what' in found) throw new Error(found.what)
  return ProxySession.open(parts, found, experiment, join(tmpdir(), `loopscope-locks-${parts.id}`))
}

/** A session whose moments a test can wait for. */
async function followed<A extends LabAction, S extends SessionBase<A>>(
  open: (parts: SessionParts) => Promise<S>,
  parts: Pick<SessionParts, 'startMs'> = {},
) {
  const data = mkdtempSync(join(tmpdir(), 'loopscope-lab-'))
  const start = (await processFacts(process.pid))?.start ?? ''
  const session = await open({
    id: crypto.randomUUID(),
    service: { pid: process.pid, start },
    files: new StateFiles(data),
    codeCache: folder,
    ended: () => undefined,
    ...parts,
  })
  const fold = new LabFold(session.recording.events as LabEvent[])
  /** Those of a cluster beside HAProxy, too. */
  const told = () => fold.events.map((event) => (event.type === 'beside' ? event.event : event))
  const now = (): LabMoment => {
    const moment = fold.at(fold.events.length)
    if (moment === null) throw new Error('no header')
    return moment
  }
  return {
    session,
    data,
    events: fold.events,
    now,
    /** Resolves when everything up to the action can be seen, not what it leads to. */
    async act(action: A['action'], values: object = {}) {
      const asked = session.actions.parse({ epoch: session.epoch, action, ...values })
      const done = await session.act(asked)
      while (session.recording.toldUntil < done.at && !session.over) await sleep(10)
      return done
    },
    /** Resolves to the first moment, of those to come too, of which it is true. */
    async until(isTrue: (moment: LabMoment) => boolean): Promise<LabMoment> {
      for (;;) {
        const moment = now()
        if (isTrue(moment)) return moment
        if (moment.end !== null) throw new Error(`the session has ended: ${moment.end.message}`)
        await sleep(10)
      }
    },
    /** The session's own folder, as it is written down for whoever sweeps. */
    folder(): string {
      const state = readFileSync(join(data, 'labs', `${session.id}.json`), 'utf8')
      return (JSON.parse(state) as { folder: string }).folder
    },
    /** Processes that there were, the guards too. */
    pids: () => [
      ...session.pids,
      ...told().flatMap((event) => (event.type === 'process' ? [event.pid] : [])),
    ],
    ports: () =>
      told().flatMap((event) => (event.type === 'epoch' ? Object.values(event.labels) : [])),
    async close(): Promise<void> {
      await session.end('stopped')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

export const listening = ({ processes }: LabMoment) =>
  processes.filter(({ role, state }) => role === 'worker' && state === 'listening')

/** So many workers listen, the client is there, and nothing is in flight. */
export const settled = (workers: number) => (moment: LabMoment) =>
  listening(moment).length === workers &&
  moment.totals.inFlight === 0 &&
  moment.processes.some(({ id, state }) => id === 'client' && state === 'online')

/** HAProxy has so many servers that it gives requests to, the client is there, and nothing is in flight. */
export const proxyReady = (servers: number) => (moment: LabMoment) =>
  moment.proxy?.process != null &&
  moment.proxy.servers.filter(({ up }) => up).length === servers &&
  moment.totals.inFlight === 0 &&
  moment.processes.some(({ id, state }) => id === 'client' && state === 'online')
