import { describe, expect, it } from 'vitest'
import { Refusal } from '../bodies/refusal.ts'
import { RunQueue, type RunQueueLimits } from './runQueue.ts'

const queueOf = (limits: Omit<RunQueueLimits, 'waitMs'>) =>
  new RunQueue({ ...limits, waitMs: 600_000 })

const stay = () => new AbortController().signal

async function refusalOf(promise: Promise<unknown>): Promise<unknown> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof Refusal
    ? { status: error.status, code: error.code, retry: error.retryAfterSeconds }
    : error
}

describe('RunQueue', () => {
  it('gives waiting clients turns one by one, whoever posted more', async () => {
    const queue = queueOf({ concurrency: 1, length: 10, perClient: 10 })
    const order: string[] = []
    const release = await queue.enter('a', stay())
    const enter = async (client: string, name: string) => {
      const leave = await queue.enter(client, stay())
      order.push(name)
      leave()
    }
    const all = [
      enter('a', 'a1'),
      enter('a', 'a2'),
      enter('a', 'a3'),
      enter('b', 'b1'),
      enter('c', 'c1'),
    ]
    release()
    await Promise.all(all)
    expect({ order, active: queue.active, waiting: queue.waiting }).toEqual({
      order: ['a1', 'b1', 'c1', 'a2', 'a3'],
      active: 0,
      waiting: 0,
    })
  })

  it('gives two turns of three to whoever asks for least', async () => {
    const queue = queueOf({ concurrency: 1, length: 10, perClient: 10 })
    const order: string[] = []
    const release = await queue.enter('a', stay())
    const all = ['b', 'b', 'b', 'c', 'c', 'c', 'd'].map(async (client) => {
      const leave = await queue.enter(client, stay())
      order.push(client)
      leave()
    })
    release()
    await Promise.all(all)
    expect(order).toEqual(['b', 'd', 'b', 'c', 'b', 'c', 'c'])
  })

  it('refuses with 429 whom has too many waiting and with 503 everybody when it is full', async () => {
    const queue = queueOf({ concurrency: 1, length: 3, perClient: 2 })
    const release = await queue.enter('a', stay())
    const waiting = [queue.enter('a', stay()), queue.enter('a', stay())]
    const one = await refusalOf(queue.enter('a', stay()))
    waiting.push(queue.enter('b', stay()))
    const all = await refusalOf(queue.enter('c', stay()))
    expect({ one, all }).toEqual({
      one: { status: 429, code: 'too_many_waiting', retry: 2 },
      all: { status: 503, code: 'busy', retry: 2 },
    })
    release()
    await Promise.all(waiting.map(async (each) => (await each)()))
    expect(queue.active).toBe(0)
  })

  it('forgets a client that leaves while it waits', async () => {
    const queue = queueOf({ concurrency: 1, length: 3, perClient: 3 })
    const release = await queue.enter('a', stay())
    const leaving = new AbortController()
    const gone = refusalOf(queue.enter('b', leaving.signal))
    leaving.abort(new Error('left'))
    expect(await gone).toEqual(new Error('left'))
    expect(queue.waiting).toBe(0)
    release()
    release()
    expect(queue.active).toBe(0)
  })

  it('lets repeated runs have half of the places, and only when nobody else waits', async () => {
    const queue = queueOf({ concurrency: 4, length: 10, perClient: 10 })
    const order: string[] = []
    const leaves = new Map<string, () => void>()
    const begin = async (name: string, turn: Promise<() => void>) => {
      const leave = await turn
      order.push(name)
      leaves.set(name, leave)
    }
    const repeats = ['r1', 'r2', 'r3', 'r4'].map((name) =>
      begin(name, queue.enterRepeat('a', stay())),
    )
    const runs = ['s1', 's2', 's3'].map((name) => begin(name, queue.enter('a', stay())))
    await Promise.all([...repeats.slice(0, 2), ...runs.slice(0, 2)])
    expect(order).toEqual(['r1', 'r2', 's1', 's2'])
    leaves.get('r1')?.()
    await runs[2]
    expect([order.at(-1), queue.active, queue.waiting]).toEqual(['s3', 4, 0])
    for (const name of ['s1', 's2', 's3', 'r2']) leaves.get(name)?.()
    await Promise.all(repeats)
    expect(order.slice(-2)).toEqual(['r3', 'r4'])
    for (const name of ['r3', 'r4']) leaves.get(name)?.()
    expect(queue.active).toBe(0)
  })

  it('where there is one place, a single run of anybody waits for one repeated run at most', async () => {
    const queue = queueOf({ concurrency: 1, length: 10, perClient: 10 })
    const order: string[] = []
    const leaves: (() => void)[] = []
    const begin = async (name: string, turn: Promise<() => void>) => {
      leaves.push(await turn)
      order.push(name)
    }
    const first = begin('repeat 1', queue.enterRepeat('a', stay()))
    const later = [2, 3].map((n) => begin(`repeat ${n}`, queue.enterRepeat('a', stay())))
    await first
    const singles = ['a', 'b'].map((name) => begin(`single of ${name}`, queue.enter(name, stay())))
    expect([queue.waiting, queue.waitingRepeats]).toEqual([2, 2])
    for (const turn of [...singles, ...later]) {
      leaves.at(-1)?.()
      await turn
    }
    expect(order).toEqual(['repeat 1', 'single of a', 'single of b', 'repeat 2', 'repeat 3'])
  })
})

describe('RunQueue by a clock', () => {
  /** One place where each turn so far took 300 ms, taken; and as many waiting as it takes. */
  async function busy(waitMs: number) {
    let now = 0
    const queue = new RunQueue({ concurrency: 1, length: 64, perClient: 8, waitMs }, () => now)
    const first = await queue.enter('a', stay())
    now = 300
    first()
    const release = await queue.enter('a', stay())
    const begun: string[] = []
    const enter = async (client: string) => {
      const leave = await queue.enter(client, stay())
      begun.push(client)
      now += 300
      leave()
    }
    return { queue, enter, begun, release }
  }

  it('refuses at once who would wait longer than is worth it, and says for how long', async () => {
    const { queue, enter, begun, release } = await busy(1400)
    const waiting = ['b', 'c', 'd'].map(enter)
    const refused = await refusalOf(queue.enter('e', stay()))
    release()
    await Promise.all(waiting)
    expect({ begun, refused }).toEqual({
      begun: ['b', 'c', 'd'],
      refused: { status: 503, code: 'busy', retry: 2 },
    })
  })

  it('counts only the turns that come before: whoever waits many times keeps nobody else out', async () => {
    const { queue, enter, begun, release } = await busy(1400)
    const waiting = ['b', 'b', 'b'].map(enter)
    const fourth = await refusalOf(queue.enter('b', stay()))
    waiting.push(enter('c'))
    release()
    await Promise.all(waiting)
    expect({ begun, fourth }).toEqual({
      begun: ['b', 'c', 'b', 'b'],
      fourth: { status: 503, code: 'busy', retry: 2 },
    })
  })

  it('lets runs wait for one turn however long that takes', async () => {
    const { queue, enter, begun, release } = await busy(0)
    const waiting = [enter('b')]
    const refused = await refusalOf(queue.enter('c', stay()))
    release()
    await Promise.all(waiting)
    expect({ begun, refused }).toEqual({
      begun: ['b'],
      refused: { status: 503, code: 'busy', retry: 1 },
    })
  })

  it('refuses who has waited too long against all expectation, but not whoever is next', async () => {
    let now = 0
    const queue = new RunQueue({ concurrency: 1, length: 64, perClient: 8, waitMs: 10 }, () => now)
    const turns = ['a', 'b', 'c', 'd', 'e'].map((client) => queue.enter(client, stay()))
    const [a, b, c, d, e] = turns as [Promise<() => void>, ...typeof turns]
    const refused = refusalOf(e ?? Promise.resolve())
    for (const turn of [a, b]) {
      const end = await turn
      now += 15
      end?.()
    }
    expect(await refused).toEqual({ status: 503, code: 'busy', retry: 1 })
    for (const turn of [c, d]) (await turn)?.()
    expect([queue.active, queue.waiting]).toEqual([0, 0])
  })
})
