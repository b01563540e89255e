import type { RandomNumbers } from '../../random/randomNumbers.ts'
import { type ReplicaKind, ReplicaModel } from './replicaModel.ts'

/** Replicas behind a HAProxy, and clients who come back as soon as they have their answer. Times in ms. */
export type Model = ReplicaKind & {
  readonly replicas: number
  readonly clients: number
  /** Processor time that a run takes of its replica: one of these for each. */
  readonly demands: readonly number[]
  /** From a client's answer to its next request being there: one of these for each. */
  readonly pauses: readonly number[]
  /** HAProxy's processor time for a run. It has one processor, and does one thing after the other. */
  readonly proxyMs: number
}

/** Before anything is counted. */
const SETTLE_MS = 4000

/** Runs per second, of so many seconds of the model's own time. The same numbers give the same answer. */
export function simulate(model: Model, seconds: number, random: RandomNumbers): number {
  const one = (values: readonly number[]) => values[random.below(values.length)] ?? 0
  const replicas = Array.from(
    { length: model.replicas },
    () => new ReplicaModel(model, random.below(model.periodMs) + 1),
  )
  /** When each client's request is through HAProxy; never while a replica has it. */
  const through = Array.from({ length: model.clients }, () => Number.POSITIVE_INFINITY)
  let proxyFree = 0
  const ask = (client: number, now: number) => {
    proxyFree = Math.max(proxyFree, now + one(model.pauses)) + model.proxyMs
    through[client] = proxyFree
  }
  for (let client = 0; client < model.clients; client++) ask(client, 0)
  const end = SETTLE_MS + seconds * 1000
  let turn = 0
  let runs = 0
  for (let now = 0; ; ) {
    const arrival = Math.min(...through)
    const step = Math.min(arrival - now, ...replicas.map(({ next }) => next))
    now += step
    if (now >= end) return runs / seconds
    for (const replica of replicas)
      for (const client of replica.pass(step)) {
        if (now >= SETTLE_MS) runs++
        ask(client, now)
      }
    for (const [client, at] of through.entries()) {
      if (at > now) continue
      through[client] = Number.POSITIVE_INFINITY
      leastConnected(replicas, turn++)?.take(client, one(model.demands))
    }
  }
}

/** Of those that are alike, one after the other, as HAProxy does. */
function leastConnected(replicas: readonly ReplicaModel[], turn: number) {
  const inTurn = replicas.map((_, index) => replicas[(index + turn) % replicas.length])
  const least = Math.min(...replicas.map(({ connections }) => connections))
  return inTurn.find((replica) => replica?.connections === least)
}
