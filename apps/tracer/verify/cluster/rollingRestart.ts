import { setTimeout as sleep } from 'node:timers/promises'
import { askRun, type Ending, post } from './client.ts'
import type { ReplicaName, Rig } from './rig.ts'

const CLIENTS = 3
/** HAProxy has found out by then, and the replica still serves, ms. */
const FOUND_OUT_MS = 1500

export type Restarted = {
  readonly endings: readonly Ending[]
  /** Exit statuses. */
  readonly ended: readonly (number | null)[]
  /** Statuses of new links to runs that a replica kept while it was about to stop. */
  readonly kept: readonly number[]
}

/** Restarts these replicas one by one under load. */
export async function rollingRestart(rig: Rig, names: readonly ReplicaName[]): Promise<Restarted> {
  const endings: Ending[] = []
  let isOver = false
  const client = async () => {
    while (!isOver) endings.push((await askRun(rig.url, 'console.log(1)')).ending)
  }
  const clients = Array.from({ length: CLIENTS }, client)
  const ended: (number | null)[] = []
  const kept: number[] = []
  for (const name of names) {
    const { child, url } = rig.replicas[name]
    const { runId } = await askRun(url, 'console.log(2)')
    const gone = child.end('SIGTERM')
    await sleep(FOUND_OUT_MS)
    const shared = await post(`${rig.url}/api/shares`, { runId })
    await shared.text()
    kept.push(shared.status)
    ended.push(await gone)
    await child.start()
    await sleep(FOUND_OUT_MS)
  }
  isOver = true
  await Promise.all(clients)
  return { endings, ended, kept }
}
