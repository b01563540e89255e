import { setTimeout as sleep } from 'node:timers/promises'
import { askRun, type Ending, post } from './client.ts'
import type { Rig } from './rig.ts'

const CLIENTS = 3

export type WithoutDatabase = {
  /** Runs while PostgreSQL was away. */
  readonly endings: readonly Ending[]
  /** Status of a new link then, and whether it came with a time to come back. */
  readonly link: readonly [number, boolean]
  /** Status of a link then that HAProxy has in its cache, and of one that it has not. */
  readonly opened: readonly [number, number]
  /** A link that was made before, once PostgreSQL is back. */
  readonly after: number
  /** From then until that link opened, ms. */
  readonly backMs: number
}

/** Runs go on while PostgreSQL is away; links are refused, and work again when it is back. */
export async function withoutDatabase(rig: Rig, runs: number): Promise<WithoutDatabase> {
  const [cached, id] = [await makeLink(rig), await makeLink(rig)]
  await statusOf(rig, cached)
  await rig.postgres.kill()
  const opened = [await statusOf(rig, cached), await statusOf(rig, id)] as const
  const endings: Ending[] = []
  const client = async () => {
    while (endings.length < runs) endings.push((await askRun(rig.url, 'console.log(1)')).ending)
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  const { runId } = await askRun(rig.url, 'console.log(2)')
  const link = await post(`${rig.url}/api/shares`, { runId })
  await link.text()
  await rig.postgres.start()
  const back = performance.now()
  let after = 0
  for (let tries = 0; tries < 100 && after !== 200; tries++) {
    after = await statusOf(rig, id)
    if (after !== 200) await sleep(100)
  }
  return {
    endings,
    opened,
    link: [link.status, link.headers.has('retry-after')],
    after,
    backMs: performance.now() - back,
  }
}

async function makeLink({ url }: Rig): Promise<string> {
  const made = await post(`${url}/api/shares`, { source: 'console.log(0)', node: '24' })
  return ((await made.json()) as { id: string }).id
}

async function statusOf({ url }: Rig, id: string): Promise<number> {
  const answer = await fetch(`${url}/api/shares/${id}`)
  await answer.text()
  return answer.status
}
