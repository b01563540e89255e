import { answer, ask, costs, Ended, end, KINDS, now, sharing, values } from './compare.ts'
import { type Instance, type Kind, listenToErrors, type Serialization, start } from './start.ts'

// One program, and beside it one instance of each kind: two children, a thread and a cluster worker.
const standing = new Map<Kind, Instance>()
/** Those that a comparison has started and not ended yet. */
const trying = new Set<Instance>()
let trials = 0

/** Starts one and tells of its life. `name`: none for one that is only measured. */
async function begin(
  kind: Kind,
  serialization: Serialization = 'json',
  name = `${kind} ${++trials}`,
): Promise<Instance> {
  const instance = start(kind, serialization)
  const { pid } = instance
  tell({ type: 'instance', name, kind, pid, state: 'started' })
  if (name !== kind) trying.add(instance)
  void instance.exit.then(({ code, signal }) => {
    trying.delete(instance)
    if (standing.get(kind) === instance) standing.delete(kind)
    tell({ type: 'instance', name, kind, pid, state: 'exited', code, signal })
  })
  await answer(instance)
  tell({ type: 'instance', name, kind, pid, state: 'online' })
  return instance
}

async function stand(kind: Kind): Promise<void> {
  try {
    standing.set(kind, await begin(kind, 'json', kind))
  } catch (error) {
    // That it has ended is told already.
    if (!(error instanceof Ended)) throw error
  }
}

/** Tells when it is over. Somebody else may end one of those that are compared: then it is cut off. */
async function compare(comparison: Promise<void>): Promise<void> {
  const whole = await comparison.then(
    () => true,
    (error) => {
      if (error instanceof Ended) return false
      throw error
    },
  )
  for (const instance of trying) await end(instance)
  tell({ type: 'compared', whole })
}

// What the page's buttons ask for comes through an IPC channel, one thing after the other.
type Order =
  | { do: 'stand' | 'throw' | 'exit' | 'kill'; kind: Kind | 'parent' }
  | { do: 'listen'; on: boolean }
  | { do: 'whoIsThere' }
  | { do: 'costs'; times: number }
  | { do: 'values'; serialization: Serialization }
  | { do: 'sharing'; port: number }

process.on('message', async (order: Order) => {
  switch (order.do) {
    case 'stand':
      if (order.kind !== 'parent') await stand(order.kind)
      break
    case 'throw':
    case 'exit':
    case 'kill':
      if (order.kind !== 'parent') standing.get(order.kind)?.send({ do: order.do })
      else if (order.do === 'throw') throw new Error('Something in the parent went wrong')
      else process.exit(1)
      break
    case 'listen':
      listenToErrors(order.on)
      break
    case 'whoIsThere':
      for (const [kind, instance] of standing)
        void ask(instance, { do: 'ping' }).then(
          () => tell({ type: 'there', kind }),
          () => undefined,
        )
      break
    case 'costs':
      await compare(costs(order.times, begin, tell))
      break
    case 'values':
      await compare(values(order.serialization, begin, tell))
      break
    case 'sharing':
      await compare(sharing(order.port, begin, tell))
      break
  }
})
// Without whoever asks there is nothing to do.
process.on('disconnect', () => process.exit())

function tell(what: Record<string, unknown>): void {
  process.send?.({ instances: { at: now(), ...what } })
}

for (const kind of KINDS) void stand(kind)
