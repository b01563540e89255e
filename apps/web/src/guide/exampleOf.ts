import type { Example } from '../examples/example.ts'
import { EXAMPLE_GROUPS } from '../examples/examples.ts'

/** The example of this name; null where there is none. */
export function exampleOf(slug: string): Example | null {
  return EXAMPLES.find((example) => example.slug === slug) ?? null
}

/** All examples, in the order of their menu. */
export const EXAMPLES: readonly Example[] = EXAMPLE_GROUPS.flatMap(({ examples }) => examples)
