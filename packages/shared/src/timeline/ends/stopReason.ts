import type { RunOutcome } from '../../wire/runOutcome.ts'
import type { Live } from './live.ts'
import { nameOf } from './nameOf.ts'
import { standingOf } from './standingOf.ts'
import { standingSentence } from './standingSentence.ts'

/**
 * Why a run that was ended from outside had not ended by itself, in one to three sentences: what kept it alive, what never
 * returned, what it wrote. null where no one ended it, and where nothing of this is known.
 */
export function stopReason(live: Live, outcome: RunOutcome): string | null {
  switch (outcome.type) {
    case 'timedOut':
      return standing(live, outcome)
    case 'killed':
      return wasStopped(outcome) ? standing(live, outcome) : happenedIn(live)
    case 'outOfMemory':
      return happenedIn(live)
    case 'tooMuchOutput':
      return mostlyFrom(live)
    default:
      return null
  }
}

/** By the service, for a person who asked for it: as opposed to a signal of the snippet's own. */
function wasStopped({ note }: RunOutcome): boolean {
  return note?.startsWith('The run was stopped.') === true
}

function standing(live: Live, outcome: RunOutcome): string | null {
  const { unseenCpuMs } = outcome
  // Until a process is gone it may take a busy machine longer than its limit was.
  const limit = outcome.type === 'timedOut' ? outcome : null
  const { durationMs = limit?.afterMs ?? 0 } = outcome
  const stoppedAt = 1000 * (limit?.limit === 'wall' ? limit.afterMs : durationMs)
  const unseenCpu = unseenCpuMs === undefined ? null : unseenCpuMs * 1000
  const found = standingOf(live, Math.max(stoppedAt, live.lastAt), unseenCpu)
  return found === null ? null : standingSentence(found)
}

function happenedIn({ open, truncatedAt }: Live): string | null {
  const innermost = open.at(-1)
  if (innermost === undefined || truncatedAt !== null) return null
  const { seenLine } = innermost
  return `It happened in the ${nameOf(innermost)}${seenLine === null ? '' : `, last seen on line ${seenLine}`}.`
}

function mostlyFrom({ written, writtenInAll }: Live): string | null {
  for (const [line, characters] of written)
    if (characters > writtenInAll / 2) return `Most of it came from line ${line}.`
  return null
}
