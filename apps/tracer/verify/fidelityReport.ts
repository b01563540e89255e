import type { Runtime } from '../src/sandbox/process/runtime.ts'
import type { Faithful } from './fidelity.ts'

/** Prints what plain Node never did, and says whether there was any. */
export const reportFidelity = (runtime: Runtime, results: readonly Faithful[]): boolean => {
  for (const { program, start, verdict, ours, plain } of results) {
    if (verdict === 'same') continue
    console.log(`${verdict}: ${runtime.major} ${program.name} (${start})`)
    console.log(`  ${JSON.stringify({ ours, plain })}`)
  }
  const count = (verdict: Faithful['verdict']) =>
    results.filter((result) => result.verdict === verdict).length
  console.log(
    `${runtime.version}: ${results.length} runs, ${count('same')} as on plain Node, ${count('reordered')} in another order, ${count('different')} different`,
  )
  return count('same') === results.length
}
