import type { BareNode } from './bareNode.ts'
import type { BenchService } from './benchService.ts'
import { HELLO } from './snippets.ts'

const CLIENTS = 4
/** By turns, so that a machine that is slow for a while is slow for both. */
const SLICES = 12

export type Throughput = { readonly ours: number; readonly bare: number; readonly ratio: number }

/** Runs per second of 4 clients that each ask again when answered, against as many bare spawns, in turn. */
export async function throughput(
  service: BenchService,
  node: string,
  bareNode: BareNode,
  seconds: number,
): Promise<Throughput> {
  let ours = 0
  let bare = 0
  for (let i = 0; i < SLICES; i++) {
    ours += await perSecond(seconds / SLICES, () => service.post(node, HELLO))
    bare += await perSecond(seconds / SLICES, () => bareNode.run(HELLO))
    await service.warmed()
  }
  return { ours: ours / SLICES, bare: bare / SLICES, ratio: ours / bare }
}

/** Answers per second of 4 clients that each ask again when answered. */
export async function perSecond(seconds: number, once: () => Promise<unknown>): Promise<number> {
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
