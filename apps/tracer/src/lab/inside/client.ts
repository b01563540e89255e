import { flushCompileCache } from 'node:module'
import { clockUs } from './clock.ts'
import type { ClientOrder } from './guardOrders.ts'
import type { ClientReport, Secured } from './processReport.ts'
import { RequestSender, type Sent } from './requestSender.ts'

/**
 * The demo's client: sends requests, one after the other, at once or in a stream, and tells each request and connection. It counts
 * what a client that reconnects silently would not: a connection that is closed before its answer.
 */

const [port, mode, firstRequest, firstConnection] = process.argv.slice(2)
/** Requests that may wait for an answer at once. */
const MOST_OPEN = 1000
const FLUSH_MS = 15

let batch: ClientReport[] = []

function tell(what: ClientReport): void {
  if (batch.length === 0) setTimeout(flush, FLUSH_MS)
  batch.push(what)
}

function flush(): void {
  const full = batch
  batch = []
  if (process.connected) process.send?.({ batch: full }, undefined, undefined, () => undefined)
}

const sender = new RequestSender({
  port: Number(port),
  keepAlive: mode === 'keepAlive',
  requests: Number(firstRequest),
  connections: Number(firstConnection),
  tell,
})

type Order = ClientOrder & { do: 'send' }

let queue: Promise<unknown> = Promise.resolve()
let queued = 0

/** What is sent one after the other begins when all before has ended; what is sent at once does not wait for anything. */
function send(order: Order): void {
  const count = Math.min(order.count, MOST_OPEN - queued)
  queued += count
  const run = async () => {
    const told: Sent[] = []
    const one = async (index: number) => {
      told[index] = await sender.send(order, (index % (order.keys ?? 1)) + 1)
      queued -= 1
    }
    const all = Array.from({ length: count }, (_, index) => index)
    if (order.once) await Promise.all(all.map(one))
    else for (const index of all) await one(index)
    summarize(order, told)
  }
  queue = order.once ? Promise.all([queue, run()]) : queue.then(run)
}

function summarize({ vary = 'nothing', keys = 1, to }: Order, told: readonly Sent[]): void {
  if (vary !== 'nothing') {
    const answeredBy = told.slice(0, keys).map(({ by }) => by)
    tell({ told: 'keys', at: clockUs(), vary, answeredBy })
  }
  const [first] = told
  if (to === undefined || first === undefined) return
  const none: Secured = {
    ...{ protocol: null, cipher: null, trusted: false, error: first.error },
    connections: told.length,
  }
  tell({ told: 'secured', at: clockUs(), ...none, ...first.secured })
}

let stream: NodeJS.Timeout | undefined
/** A request is due each 1/rate s since the stream began, however long others take. */
function streamAt(rate: number, path: string): void {
  clearInterval(stream)
  if (rate === 0) return
  const begun = clockUs()
  let sent = 0
  stream = setInterval(() => {
    const due = Math.floor(((clockUs() - begun) / 1e6) * rate)
    for (; sent < due; sent++)
      if (sender.waiting < MOST_OPEN) void sender.send({ path, streamed: true }, 1)
  }, 5)
}

process.on('message', (order: ClientOrder) => {
  if (order.do === 'send') send(order)
  if (order.do === 'stream') streamAt(order.rate, order.path)
  if (order.do === 'connections') sender.keep(order.keepAlive)
  if (order.do === 'mark') tell({ told: 'marked', at: clockUs(), mark: order.mark })
})
process.on('disconnect', () => process.exit())
tell({ told: 'ready', at: clockUs() })

setTimeout(() => flushCompileCache(), 1000).unref()
