import type { Phase, Queue } from '@loopscope/shared/timeline/phase'
import type { Timeline } from '@loopscope/shared/timeline/timeline'

/** A puzzle, and where callbacks of a run must have run for it to be about the same. */
type Match = {
  readonly needs: readonly (Phase | Queue)[]
  readonly name: string
  /** As in its puzzle.json. */
  readonly title: string
}

/** What needs most comes first. The last one fits every program. */
export const PUZZLES_BY_PLACE: readonly Match[] = [
  { needs: ['close'], name: 'close-comes-last', title: 'The last phase' },
  {
    needs: ['poll', 'check', 'timers'],
    name: 'immediate-inside-io',
    title: 'The same two, after a file was read',
  },
  {
    needs: ['timers', 'check'],
    name: 'timeout-or-immediate',
    title: 'setTimeout 0 against setImmediate',
  },
  { needs: ['check'], name: 'nested-immediates', title: 'An immediate inside an immediate' },
  { needs: ['poll'], name: 'read-file-later', title: 'Reading a file, twice' },
  { needs: ['timers', 'microtask'], name: 'between-timers', title: 'Between two timers' },
  { needs: ['nextTick', 'microtask'], name: 'tick-waits', title: 'nextTick inside a microtask' },
  { needs: ['timers'], name: 'due-order', title: 'Three timers, three delays' },
  { needs: ['microtask'], name: 'chains-take-turns', title: 'Two chains of promises' },
  { needs: [], name: 'main-first', title: 'The program first, then the rest' },
]

/** A puzzle on what this run was about: the first whose places it went through. */
export function puzzleFor({ callbacks }: Timeline): Match {
  const places = new Set<Phase | Queue>(
    callbacks.filter(({ internal }) => !internal).map(({ phase, queue }) => queue ?? phase),
  )
  const [any] = PUZZLES_BY_PLACE.slice(-1)
  const found = PUZZLES_BY_PLACE.find(({ needs }) => needs.every((place) => places.has(place)))
  return found ?? any ?? { needs: [], name: '', title: '' }
}
