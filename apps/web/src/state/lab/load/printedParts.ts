import type { AutocannonResult } from '@loopscope/shared/lab/load/loadEvents'
import type { LoadPart, LoadRun } from '@loopscope/shared/lab/load/loadMoment'

/** A part of which autocannon has printed something. */
type Printed = { readonly part: LoadPart; readonly result: AutocannonResult }

/** Of each target the last part that autocannon printed, in the order of their first parts. */
export function printedParts({ parts }: Pick<LoadRun, 'parts'>): readonly Printed[] {
  const last = new Map<string, Printed>()
  for (const part of parts) {
    const { side, target } = part.started
    const result = part.done?.autocannon
    // Two sides may have the same target.
    if (result != null) last.set(`${side} ${target}`, { part, result })
  }
  return [...last.values()]
}
