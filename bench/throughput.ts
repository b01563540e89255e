import type { BareNode } from './bareNode.ts'
import type { BenchService } from './benchService.ts'
import { HELLO } from './snippets.ts'

const CLIENTS = 4

export type Throughput = { readonly ours: number; readonly bare: number; readonly ratio: number }

/** Runs per second of 4 clients that each ask again when answered, against as many bare spawns, in turn. */
export async function throughput(
  service: BenchService,
  node: string,
  bareNode: BareNode,
  seconds: number,
): Promise<Throughput> {
  const slices = 4
  let ours = 0
  let bare = 0
  for (let i = 0; i < slices; i++) {
    ours += await perSecond(seconds / slices, () => service.post(node, HELLO))
    bare += await perSecond(seconds / slices, () => bareNode.run(HELLO))
    await service.warmed()
  }
  return { ours: ours / slices, bare: bare / slices, ratio: ours / bare }
}

async function perSecond(seconds: number, once: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + seconds * 1e3
  const start = performance.now()
  let count = 0
  const client = async () => {
    while (performance.now() < end) {
      await once()
      count++
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return (count / (performance.now() - start)) * 1e3
}
