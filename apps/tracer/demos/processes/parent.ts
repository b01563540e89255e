import { ask, costs, KINDS, now, sharing, values } from './compare.ts'
import { type Instance, type Kind, listenToErrors, type Serialization, start } from './start.ts'

// One program, and beside it one instance of each kind: two children, a thread and a cluster worker.
const standing = new Map<Kind, Instance>()
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
  instance.onExit((code, signal) => {
    if (standing.get(kind) === instance) standing.delete(kind)
    tell({ type: 'instance', name, kind, pid, state: 'exited', code, signal })
  })
  await new Promise((resolve) => instance.hear(resolve))
  tell({ type: 'instance', name, kind, pid, state: 'online' })
  return instance
}

async function stand(kind: Kind): Promise<void> {
  standing.set(kind, await begin(kind, 'json', kind))
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
        void ask(instance, { do: 'ping' }).then(() => tell({ type: 'there', kind }))
      break
    case 'costs':
      await costs(order.times, begin, tell)
      tell({ type: 'compared' })
      break
    case 'values':
      await values(order.serialization, begin, tell)
      tell({ type: 'compared' })
      break
    case 'sharing':
      await sharing(order.port, begin, tell)
      tell({ type: 'compared' })
      break
  }
})
// Without whoever asks there is nothing to do.
process.on('disconnect', () => process.exit())

function tell(what: Record<string, unknown>): void {
  process.send?.({ instances: { at: now(), ...what } })
}

for (const kind of KINDS) void stand(kind)
