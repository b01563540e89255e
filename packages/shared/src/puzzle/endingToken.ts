import type { SeenOutput } from './answers.ts'

/** How a process ended, as the last tile of a prediction: "exits with code 1". */
export function endingToken({
  outcome,
  exitCode,
}: Pick<SeenOutput, 'outcome' | 'exitCode'>): string {
  switch (outcome) {
    case 'finished':
    case 'threw':
      return `exits with code ${exitCode}`
    case 'timedOut':
      return 'never ends'
    case 'killed':
      return 'is killed by a signal'
    case 'outOfMemory':
      return 'runs out of memory'
  }
}
