import type { Example } from '../examples/example.ts'
import { EXAMPLE_GROUPS } from '../examples/examples.ts'
import { PHASE_EXAMPLES } from '../examples/phases.ts'

/** All examples, in the order of their menu. */
const EXAMPLES: readonly Example[] = EXAMPLE_GROUPS.flatMap(({ examples }) => examples)

/** The example of this name; null where there is none. */
export function exampleOf(slug: string): Example | null {
  return EXAMPLES.find((example) => example.slug === slug) ?? null
}

/** The example after the one whose text this is; the first after the last one, and for any other text. */
export function nextExample(source: string | null): Example {
  const at = EXAMPLES.findIndex((example) => example.source === source)
  const next = EXAMPLES[at + 1] ?? PHASE_EXAMPLES[0]
  if (next === undefined) throw new Error('There are no examples.')
  return next
}
