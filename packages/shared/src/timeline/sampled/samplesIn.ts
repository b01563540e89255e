import type { Profile } from '../../wire/sampled.ts'
import { kindOf } from './functionOf.ts'

/** us on the recording's clock. */
export type Stretch = { readonly from: number; readonly to: number }

/** `during`: of the garbage collector, the node of the sample before it: V8 notes it as called by no one. */
type Taken = { readonly node: number; readonly during: number | null; readonly at: number }

/** The samples that were taken within the stretch, in order. */
export function samplesIn(
  { startUs, samples, times, nodes, functions }: Profile,
  origin: number,
  file: string,
  { from, to }: Stretch,
): Taken[] {
  const taken: Taken[] = []
  let last: number | null = null
  for (const [i, time] of times.entries()) {
    const at = startUs + time - origin
    if (at < from) continue
    if (at > to) break
    const node = samples[i] ?? 0
    const called = functions[nodes[node]?.called ?? -1]
    const isGc = called !== undefined && kindOf(called, file) === 'gc'
    taken.push({ node, during: isGc ? last : null, at })
    if (!isGc) last = node
  }
  return taken
}
