import { setTimeout as sleep } from 'node:timers/promises'
import type { LabsResponse } from '@loopscope/shared/lab/labApi'
import type { DemoName, LabEvent, LabEventOf } from '@loopscope/shared/lab/labEvent'
import type { BenchService } from './benchService.ts'
import { median, type Pair, sideBySide } from './median.ts'

/** What a running demo costs, and how quick it is; medians. */
export type BesideDemo = {
  /** A run of hello while a stream of 200 requests a second goes on (`ours`), and while none does (`bare`), ms. */
  readonly hello: Pair
  /** From asking for a session to its second worker listening, ms. */
  readonly start: number
  /** From asking for one of HAProxy to its taking connections, which it does when its servers listen; null: it is not installed. */
  readonly haproxyStart: number | null
  /** From sending an action to having its event, ms. */
  readonly action: number
}

/** Long enough for the stream to be under way, or for its last requests to end, ms. */
const UNDER_WAY_MS = 300

export async function besideDemo(
  service: BenchService,
  rounds: number,
  hello: () => Promise<number>,
): Promise<BesideDemo> {
  const start = await startOf(service, 'cluster', isWorker, 2)
  const { labs } = (await (await fetch(`${service.url}/api/labs`)).json()) as LabsResponse
  const haproxy = labs.find((lab) => lab.demo === 'haproxy')
  const haproxyStart =
    haproxy?.possible === true ? await startOf(service, 'haproxy', isProxy, 1) : null
  const demo = await Demo.open(service.url, 'cluster')
  await demo.listening(isWorker, 2)
  const actions: number[] = []
  for (let round = 0; round < rounds; round++)
    actions.push(await demo.act({ action: 'send', count: 1 }))
  const at = (rate: number) => async () => {
    await demo.act({ action: 'stream', rate })
    await service.warmed()
    await sleep(UNDER_WAY_MS)
    return hello()
  }
  const pair = await sideBySide(rounds, at(200), at(0))
  await demo.close()
  return { hello: pair, start, haproxyStart, action: median(actions) }
}

type Process = LabEventOf<'process'>
const isWorker = ({ role }: Process) => role === 'worker'
const isProxy = ({ role }: Process) => role === 'proxy'

/** From asking for a session to so many of these processes listening, ms; the median of five sessions, one after the other. */
async function startOf(
  { url }: Pick<BenchService, 'url'>,
  demo: DemoName,
  which: (event: Process) => boolean,
  many: number,
): Promise<number> {
  const starts: number[] = []
  for (let round = 0; round < 5; round++) {
    const session = await Demo.open(url, demo)
    starts.push(await session.listening(which, many))
    await session.close()
  }
  return median(starts)
}

/** A visitor's session, with its stream read as a page does. */
class Demo {
  #url: string
  #cookie: string
  #begun: number
  #events: LabEvent[] = []
  #left = new AbortController()

  static async open(url: string, name: DemoName): Promise<Demo> {
    const begun = performance.now()
    const body = JSON.stringify({ demo: name })
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${url}/api/labs`, { method: 'POST', headers, body })
    const { id } = (await response.json()) as { id: string }
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const demo = new Demo(`${url}/api/labs/${id}`, cookie, begun)
    void demo.#read().catch(() => undefined)
    return demo
  }

  private constructor(url: string, cookie: string, begun: number) {
    this.#url = url
    this.#cookie = cookie
    this.#begun = begun
  }

  /** Resolves when so many of these processes listen, to ms since the session was asked for. */
  async listening(which: (event: Process) => boolean, many: number): Promise<number> {
    const listen = (event: LabEvent) =>
      event.type === 'process' && event.state === 'listening' && which(event)
    while (this.#events.filter(listen).length < many) await sleep(2)
    return performance.now() - this.#begun
  }

  /** Resolves when the action's event is here, to ms since it was asked for. */
  async act(action: object): Promise<number> {
    const from = this.#events.length
    const begun = performance.now()
    const headers = { 'content-type': 'application/json', cookie: this.#cookie }
    const body = JSON.stringify({ ...action, epoch: 1 })
    const asked = fetch(`${this.#url}/actions`, { method: 'POST', headers, body })
    while (!this.#events.slice(from).some(({ type }) => type === 'action')) await sleep(1)
    const elapsed = performance.now() - begun
    await (await asked).arrayBuffer()
    return elapsed
  }

  async close(): Promise<void> {
    await fetch(this.#url, { method: 'DELETE', headers: { cookie: this.#cookie } })
    this.#left.abort()
  }

  async #read(): Promise<void> {
    const { body } = await fetch(`${this.#url}/events`, {
      headers: { cookie: this.#cookie },
      signal: this.#left.signal,
    })
    if (body === null) return
    let text = ''
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      text += chunk
      const whole = text.split('\n\n')
      text = whole.pop() ?? ''
      for (const message of whole) {
        const data = /^data: (.*)$/m.exec(message)?.[1]
        if (data !== undefined)
          this.#events.push(...(JSON.parse(data) as { events: LabEvent[] }).events)
      }
    }
  }
}
