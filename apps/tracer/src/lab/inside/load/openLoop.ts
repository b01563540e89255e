import { Agent, request } from 'node:http'
import { clockUs } from '../clock.ts'
import type { LoadMeter } from './loadMeter.ts'
import type { LoadOrder } from './loadReport.ts'

/** How often it looks which requests are due, ms: no request is later than this by its own fault while its loop is free. */
const LOOK_MS = 1
/** Requests that may wait at once; beyond that a request is told as an error. */
const MOST_WAITING = 2000
/** After the last was due, for those that wait. */
const PATIENCE_MS = 3000

/**
 * A request each 1/rate s, however long others take; each one's latency counts from when it was due, so that no wait is left out.
 * autocannon has no such mode: it sends the requests of a second at once.
 */
export async function openLoop(order: LoadOrder, meter: LoadMeter): Promise<void> {
  const { rate, seconds, warmupSeconds } = order
  if (rate === null) return
  const agent = new Agent({ keepAlive: true })
  if (warmupSeconds > 0) await sendAll(order, meter, agent, rate, warmupSeconds)
  meter.begin()
  await sendAll(order, meter, agent, rate, seconds)
  agent.destroy()
}

function sendAll(
  { port, gzip }: LoadOrder,
  meter: LoadMeter,
  agent: Agent,
  rate: number,
  seconds: number,
): Promise<void> {
  return new Promise((resolve) => {
    const begun = clockUs()
    const planned = Math.floor(rate * seconds)
    let [sent, waiting] = [0, 0]
    const headers = gzip ? { 'accept-encoding': 'gzip' } : {}
    const ended = () => {
      waiting -= 1
      if (sent === planned && waiting === 0) over()
    }
    const send = (due: number) => {
      waiting += 1
      meter.sent += 1
      let bytes = 0
      const asked = request({ host: '127.0.0.1', port, path: '/', agent, headers })
      asked.once('response', (response) => {
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
        })
        response.once('end', () => {
          meter.answered(response.statusCode ?? 0, bytes, clockUs() - due)
          ended()
        })
        response.once('error', () => undefined)
      })
      asked.once('error', (error) => {
        meter.failed(error)
        ended()
      })
      asked.end()
    }
    const look = setInterval(() => {
      const due = Math.min(planned, Math.floor(((clockUs() - begun) / 1e6) * rate))
      for (; sent < due; sent++) {
        if (waiting < MOST_WAITING) send(begun + (sent * 1e6) / rate)
        else {
          meter.sent += 1
          meter.failed(new Error('Too many requests wait.'))
        }
      }
      if (sent === planned && waiting === 0) over()
    }, LOOK_MS)
    const limit = setTimeout(() => over(), seconds * 1000 + PATIENCE_MS)
    const over = () => {
      clearInterval(look)
      clearTimeout(limit)
      resolve()
    }
  })
}
