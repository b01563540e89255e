import { setTimeout as sleep } from 'node:timers/promises'
import { askRun } from './client.ts'
import { REPLICAS, type ReplicaName, type Rig } from './rig.ts'

/** Where the id of one request was found. */
export type OneId = {
  readonly haproxy: boolean
  readonly logs: readonly string[]
  readonly span: boolean
}

/** Follows one run from HAProxy's log through the service's log to its span. */
export async function oneId(rig: Rig): Promise<OneId> {
  const { requestId, runId } = await askRun(rig.url, 'console.log(1)')
  const { child } = rig.replicas[REPLICAS.find((name) => runId.startsWith(`${name}~`)) ?? 'a']
  const found = (): OneId => ({
    haproxy: rig.haproxy.lines.some((line) => line.startsWith(`${requestId} POST 200 `)),
    logs: child.lines
      .filter((line) => line.includes(`"requestId":"${requestId}"`))
      .map((line) => (JSON.parse(line) as { msg: string }).msg)
      .sort(),
    span: rig.spanned.has(requestId),
  })
  return inTime(found, ({ span, haproxy }) => span && haproxy)
}

/** Follows a batch likewise, to whoever made runs of it. `makers`: who has logged such a run under the id of the request. */
export async function oneIdOfBatch(
  rig: Rig,
  requestId: string,
): Promise<Omit<OneId, 'logs'> & { readonly makers: readonly ReplicaName[] }> {
  const found = () => ({
    haproxy: rig.haproxy.lines.some((line) => line.startsWith(`${requestId} POST 200 `)),
    makers: REPLICAS.filter((name) =>
      rig.replicas[name].child.lines.some(
        (line) => line.includes(`"requestId":"${requestId}"`) && line.includes('"msg":"repeat"'),
      ),
    ),
    span: rig.spanned.has(requestId),
  })
  return inTime(found, ({ span, haproxy }) => span && haproxy)
}

async function inTime<T>(found: () => T, isAll: (found: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 100 && !isAll(found()); tries++) await sleep(100)
  return found()
}
