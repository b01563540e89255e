import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Refusal } from '../bodies/refusal.ts'
import { RunQueue } from './runQueue.ts'

const PLACES = 4
const WAIT_MS = 1000
const MINUTE_MS = 60_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const newQueue = (concurrency = PLACES) =>
  new RunQueue({ concurrency, length: 64, perClient: 64, waitMs: WAIT_MS })
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A minute of so many clients: all come at once, and each comes again when it was served, or half a second after it was refused. */
async function minuteOf(clients: number, turnMs: (active: number) => number) {
  const queue = newQueue()
  const waits: number[] = []
  let isOver = false
  const client = async (name: string) => {
    while (!isOver) {
      const came = performance.now()
      try {
        const end = await queue.enter(name, new AbortController().signal)
        waits.push(performance.now() - came)
        await sleep(turnMs(queue.active))
        end()
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        await sleep(500)
      }
    }
  }
  const all = Promise.all(Array.from({ length: clients }, (_, i) => client(`client ${i}`)))
  await vi.advanceTimersByTimeAsync(MINUTE_MS)
  isOver = true
  await vi.advanceTimersByTimeAsync(MINUTE_MS)
  await all
  waits.sort((one, other) => one - other)
  return { served: waits.length, p95: waits[Math.floor(0.95 * waits.length)] ?? 0 }
}

it.each([
  { aloneMs: 60, times: 1 },
  { aloneMs: 60, times: 2 },
  { aloneMs: 60, times: 6 },
  { aloneMs: 250, times: 3 },
])(
  'a minute of 200 clients: 19 of 20 that are served wait a second at most, and the places are in use ($aloneMs ms, $times times)',
  async ({ aloneMs, times }) => {
    const turnMs = (active: number) => aloneMs * (1 + ((times - 1) * (active - 1)) / (PLACES - 1))
    const { served, p95 } = await minuteOf(200, turnMs)
    const most = (PLACES * MINUTE_MS) / (aloneMs * times)
    expect(p95).toBeLessThanOrEqual(WAIT_MS)
    expect(served / most).toBeGreaterThanOrEqual(0.9)
  },
)

it('a class of thirty that begins at once is served, though turns take three times as long as they did', async () => {
  const queue = newQueue()
  const run = async () => {
    const end = await queue.enter('the class', new AbortController().signal)
    await sleep(60 * (queue.active - 1 || 1))
    end()
  }
  const alone = run()
  await vi.advanceTimersByTimeAsync(60)
  await alone
  const all = Promise.allSettled(Array.from({ length: 30 }, run))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(new Set((await all).map(({ status }) => status))).toEqual(new Set(['fulfilled']))
})

it.each([400, 1600])(
  'who asks once at a time where nine flood three services is answered within twice the time of an equal share (turns of %i ms)',
  async (turnMs) => {
    const seconds = 30
    const queues = [2, 2, 2].map((places) => ({ queue: newQueue(places), underWay: 0 }))
    let runs = 0
    let isOver = false
    /** Resolves to the seconds after which to come back, 0 once the run is over. As HAProxy does, it takes the service with the least to do. */
    const ask = async (client: string): Promise<number> => {
      const least = Math.min(...queues.map(({ underWay }) => underWay))
      const service = queues.find(({ underWay }) => underWay === least) ?? {
        queue: newQueue(),
        underWay: 0,
      }
      service.underWay++
      try {
        const end = await service.queue.enter(client, new AbortController().signal)
        await sleep(turnMs * (0.8 + (runs % 5) * 0.1))
        end()
        if (!isOver) runs++
        return 0
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return error.retryAfterSeconds ?? 1
      } finally {
        service.underWay--
      }
    }
    const flood = async (client: string) => {
      while (!isOver) if ((await ask(client)) > 0) await sleep(100)
    }
    const politeMs: number[] = []
    const polite = async () => {
      while (!isOver) {
        const began = performance.now()
        for (let again = await ask('polite'); again > 0; again = await ask('polite'))
          await sleep(again * 1000)
        politeMs.push(performance.now() - began)
      }
    }
    const flooders = Array.from({ length: 180 }, (_, index) => flood(`flooder ${index % 9}`))
    const all = Promise.all([polite(), ...flooders])
    await vi.advanceTimersByTimeAsync(seconds * 1000)
    isOver = true
    const shareMs = (10 / (runs / seconds)) * 1000
    await vi.advanceTimersByTimeAsync(MINUTE_MS)
    await all
    politeMs.sort((one, other) => one - other)
    expect(politeMs[Math.floor(0.95 * politeMs.length)]).toBeLessThanOrEqual(2 * shareMs)
  },
)
