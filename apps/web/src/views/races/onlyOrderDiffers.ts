import type { SeenOutput } from '../../state/compare/races.ts'

/** Whether the outputs of several runs hold the same lines, and the runs ended alike: then they differ in their order alone. */
export function onlyOrderDiffers(outputs: readonly SeenOutput[]): boolean {
  const sorted = outputs.map(({ first }) => linesOf(first).sort().join('\n'))
  return new Set(sorted).size === 1
}

function linesOf({ lines, outcome }: SeenOutput['first']): string[] {
  return [...(lines ?? []).map(({ text }) => text), `${outcome.type} ${outcome.exitCode}`]
}
