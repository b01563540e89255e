import type { VersionAnswers } from '@loopscope/shared/puzzle/answers'
import { outputKey } from './countOutputs.ts'
import type { Seen } from './seeOutput.ts'

/** Outputs that the recorded answers do not have: empty when they still say what Node does. */
export function unrecorded(answers: VersionAnswers, seen: readonly Seen[]): Seen[] {
  const known = new Set(answers.outputs.map(outputKey))
  return seen.filter((output) => !known.has(outputKey(output)))
}
