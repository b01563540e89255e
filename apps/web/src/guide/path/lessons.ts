/** A step of the guided path: an example, what it teaches in one sentence (the example's own), and a puzzle on that. */
export type PathLesson = {
  /** The slug of the example. */
  readonly example: string
  /** The name of the puzzle, and its title as in its puzzle.json. */
  readonly puzzle: string
  readonly puzzleTitle: string
}

/** Twelve lessons, each on what the ones before it have shown. */
export const PATH_LESSONS: readonly PathLesson[] = [
  {
    example: 'main',
    puzzle: 'main-first',
    puzzleTitle: 'The program first, then the rest',
  },
  {
    example: 'next-tick-first',
    puzzle: 'two-queues',
    puzzleTitle: 'Two queues between callbacks',
  },
  { example: 'drain', puzzle: 'tick-waits', puzzleTitle: 'nextTick inside a microtask' },
  {
    example: 'module-order',
    puzzle: 'module-is-a-microtask',
    puzzleTitle: 'The two queues in a module',
  },
  { example: 'timers', puzzle: 'due-order', puzzleTitle: 'Three timers, three delays' },
  { example: 'between-timers', puzzle: 'between-timers', puzzleTitle: 'Between two timers' },
  {
    example: 'check',
    puzzle: 'nested-immediates',
    puzzleTitle: 'An immediate inside an immediate',
  },
  { example: 'poll', puzzle: 'read-file-later', puzzleTitle: 'Reading a file, twice' },
  {
    example: 'timeout-or-immediate',
    puzzle: 'timeout-or-immediate',
    puzzleTitle: 'setTimeout 0 against setImmediate',
  },
  {
    example: 'timeout-or-immediate-io',
    puzzle: 'immediate-inside-io',
    puzzleTitle: 'The same two, after a file was read',
  },
  { example: 'blocked', puzzle: 'missed-intervals', puzzleTitle: 'An interval that is held up' },
  { example: 'classic', puzzle: 'four-ways', puzzleTitle: 'Four ways to run something later' },
]
