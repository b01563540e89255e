import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { inspect } from 'node:util'
import type { Instance, Kind, Serialization } from './start.ts'

export const KINDS = ['thread', 'fork', 'spawn', 'cluster'] as const
const TRIPS = 50

/** Tells what was found out, and which instances come and go. */
export type Tell = (what: Record<string, unknown>) => void
/** An instance that is told of as it comes and goes; resolves with its first message. */
export type Begin = (kind: Kind, serialization?: Serialization) => Promise<Instance>

export const now = () => Number(process.hrtime.bigint() / 1000n)

/** An instance has ended before it did what it was asked for. */
export class Ended extends Error {}

/** The next message that it sends. Rejects with Ended where it ends instead, whoever ended it. */
export function answer(instance: Instance): Promise<unknown> {
  return new Promise((resolve, reject) => {
    instance.hear(resolve)
    void instance.exit.then(() => reject(new Ended('before it answered')))
  })
}

/** What it answers to this message. */
export function ask(instance: Instance, message: unknown): Promise<unknown> {
  instance.send(message)
  return answer(instance)
}

export async function end(instance: Instance): Promise<void> {
  instance.send({ do: 'end' })
  await instance.exit
}

/** Starts each kind so many times, in turns, and measures it. */
export async function costs(times: number, begin: Begin, tell: Tell): Promise<void> {
  // A thread that ends gives its memory back to the next one: all of them stay until the end.
  const threads: Instance[] = []
  for (let trial = 1; trial <= times; trial++)
    for (const kind of KINDS) {
      const before = { rss: process.memoryUsage.rss(), pss: pssOf(process.pid) }
      const from = now()
      const instance = await begin(kind)
      const startUs = now() - from
      const trips: number[] = []
      for (let trip = 0; trip < TRIPS; trip++) {
        const sent = now()
        await ask(instance, { do: 'ping' })
        trips.push(now() - sent)
      }
      trips.sort((a, b) => a - b)
      const rss = Number(await ask(instance, { do: 'memory' }))
      const pss = pssOf(instance.pid)
      // The thread's memory is what its process has grown by.
      const own = kind === 'thread' ? before : { rss: 0, pss: 0 }
      tell({
        ...{ type: 'trial', kind, trial, pid: instance.pid, startUs },
        trips: { count: TRIPS, least: trips[0], middle: trips[TRIPS / 2], most: trips.at(-1) },
        rssBytes: rss - own.rss,
        pssBytes: pss === null || own.pss === null ? null : pss - own.pss,
      })
      if (kind === 'thread') threads.push(instance)
      else await end(instance)
    }
  for (const thread of threads) await end(thread)
}

/** Proportional set size, as Linux tells it: of a shared page everybody who has it bears a part. Null elsewhere. */
function pssOf(pid: number): number | null {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1]) * 1024
  } catch {
    return null
  }
}

class Point {
  x = 1
}

const VALUES: Readonly<Record<string, unknown>> = {
  'new Map([[1, 2]])': new Map([[1, 2]]),
  'new Date(0)': new Date(0),
  '10n': 10n,
  undefined: undefined,
  '() => 1': () => 1,
  "new TypeError('no')": new TypeError('no'),
  "Buffer.from('hi')": Buffer.from('hi'),
  'new Point()': new Point(),
}

/** Sends the same values to an instance of each kind, and tells what each of them found. */
export async function values(
  serialization: Serialization,
  begin: Begin,
  tell: Tell,
): Promise<void> {
  for (const kind of KINDS) {
    const instance = await begin(kind, serialization)
    for (const [name, value] of Object.entries(VALUES)) {
      const sent = first(inspect(value))
      try {
        instance.send({ do: 'show', value })
      } catch (error) {
        tell({ type: 'value', kind, name, sent, arrived: 'refused', words: first(String(error)) })
        continue
      }
      const words = first(String(await answer(instance)))
      tell({ type: 'value', kind, name, sent, arrived: words === sent ? 'same' : 'other', words })
    }
    await end(instance)
  }
}

/** Of an error what it is, without the places of its stack. */
const first = (text: string) => text.split('\n')[0] ?? ''

/** What the parent and an instance of each kind have in common. */
export async function sharing(port: number, begin: Begin, tell: Tell): Promise<void> {
  for (const kind of KINDS) {
    const instance = await begin(kind)
    const globals = globalThis as { answer?: number }
    globals.answer = 1
    const theirs = await ask(instance, { do: 'global' })
    tell({
      ...{ type: 'sharing', kind, what: 'global', shared: globals.answer === theirs },
      ...{ parent: String(globals.answer), instance: String(theirs) },
    })
    const buffer = new SharedArrayBuffer(4)
    const written = await ask(instance, { do: 'buffer', buffer })
    const [cell] = new Int32Array(buffer)
    tell({
      ...{ type: 'sharing', kind, what: 'buffer', shared: cell === written },
      ...{ parent: String(cell), instance: String(written) },
    })
    const second = await begin(kind)
    tell({ type: 'sharing', kind, what: 'port', ...(await onePort(port, instance, second)) })
    await end(second)
    await end(instance)
  }
}

/** Both are told to listen on the same port; then so many connections are made to it. */
async function onePort(port: number, one: Instance, other: Instance) {
  const told = [await ask(one, { do: 'listen', port }), await ask(other, { do: 'listen', port })]
  if (told[0] !== 'listening')
    return { shared: false, parent: 'nothing: somebody else has the port', instance: told[0] }
  const connections = [0, 0]
  const all = new Promise<void>((resolve, reject) => {
    for (const [at, instance] of [one, other].entries()) {
      void instance.exit.then(() => reject(new Ended('before it told of all')))
      instance.hear(() => {
        connections[at] = (connections[at] ?? 0) + 1
        if (connections.reduce((sum, count) => sum + count, 0) === 4) resolve()
      })
    }
  })
  await Promise.all([all, visits(port)])
  return {
    shared: told.every((word) => word === 'listening'),
    parent: `of 4 connections the first got ${connections[0]} and the second ${connections[1]}`,
    instance: String(told[1]),
    connections,
  }
}

async function visits(port: number): Promise<void> {
  for (let count = 0; count < 4; count++) await visit(port)
}

function visit(port: number): Promise<void> {
  return new Promise((resolve) => {
    connect(port, '127.0.0.1')
      .resume()
      // Whoever listened may have ended.
      .on('error', () => undefined)
      .once('close', () => resolve())
  })
}
