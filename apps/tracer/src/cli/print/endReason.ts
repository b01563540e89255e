import type { Timeline } from '@loopscope/shared/timeline/timeline'

/** Why the process came to its end, where it ended by itself; null where the outcome or a finding says it. */
export function endReason({ outcome, exit }: Timeline): string | null {
  if (outcome?.type !== 'finished' || exit === null) return null
  if (exit.explicit) return 'process.exit() ended it.'
  return outcome.exitCode === 0 ? 'Nothing was left that kept it alive.' : null
}
