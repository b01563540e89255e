import type { Sampled, SampledFunction } from './functionsIn.ts'

/** Below this part of the whole a caller of the program's own is not told of among the first. */
const WORTH_TELLING = 0.05

/**
 * The functions to be told of first: those with most time of their own, and the program's own that called what took it, in the
 * order of the whole list.
 */
export function foremost({ functions, us }: Sampled, most: number): readonly SampledFunction[] {
  return functions.filter(
    ({ kind, selfUs, totalUs }, i) =>
      (i < most && selfUs > 0) || (kind === 'own' && totalUs >= us * WORTH_TELLING),
  )
}
