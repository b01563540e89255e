import { setTimeout as sleep } from 'node:timers/promises'
import { askRun } from './client.ts'
import { REPLICAS, type Rig } from './rig.ts'

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
  for (let tries = 0; tries < 100 && !(found().span && found().haproxy); tries++) await sleep(100)
  return found()
}
