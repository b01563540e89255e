import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Rig } from './rig.ts'

const FLOODERS = 9
/** What each of them has under way at once, and after what time it asks again when it was refused: sooner than it is told. */
const AT_ONCE = 20
const AGAIN_MS = 500
/** By then the replicas know how long turns take now, ms. */
const SETTLE_MS = 5000

export type Fairness = {
  /** Of the polite client, which has one request under way: from asking to the outcome, ms, with the times for which it was told to wait. */
  readonly politeMs: readonly number[]
  /** How often it was told to. */
  readonly refused: number
  /** Runs per second of all. */
  readonly perSecond: number
  /** What each of ten may have where all have the same: the time in which each gets one run, ms. */
  readonly shareMs: number
}

/** One polite client among nine that flood, all through HAProxy, each with an address of its own, for so many seconds. */
export async function fairness(rig: Rig, seconds: number): Promise<Fairness> {
  const until = performance.now() + seconds * 1000
  const isOver = () => performance.now() >= until
  let runs = 0
  const flood = async (agent: Agent) => {
    while (!isOver()) {
      const { status } = await askAs(agent, rig.url)
      if (status === 200 && !isOver()) runs++
      if (status !== 200) await sleep(AGAIN_MS)
    }
  }
  const politeMs: number[] = []
  let refused = 0
  const ask = async (agent: Agent) => {
    await sleep(SETTLE_MS)
    while (!isOver()) {
      const began = performance.now()
      for (;;) {
        const { status, retryAfter } = await askAs(agent, rig.url)
        if (status === 200) break
        refused++
        await sleep(retryAfter * 1000)
      }
      politeMs.push(performance.now() - began)
      if (!isOver()) runs++
    }
  }
  const agents = Array.from(
    { length: FLOODERS + 1 },
    (_, index) => new Agent({ keepAlive: true, localAddress: `127.0.1.${index + 1}` }),
  )
  const [polite, ...others] = agents as [Agent, ...Agent[]]
  await Promise.all([
    ask(polite),
    ...others.flatMap((agent) => Array.from({ length: AT_ONCE }, () => flood(agent))),
  ])
  for (const agent of agents) agent.destroy()
  const perSecond = runs / seconds
  return { politeMs, refused, perSecond, shareMs: ((FLOODERS + 1) / perSecond) * 1000 }
}

async function askAs(agent: Agent, url: string) {
  const asked = request(`${url}/api/runs`, {
    method: 'POST',
    agent,
    headers: { 'content-type': 'application/json' },
  })
  asked.end(JSON.stringify({ source: "console.log('hello')" }))
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  await text(response)
  const retryAfter = Number(response.headers['retry-after'] ?? 1)
  return { status: response.statusCode, retryAfter }
}
