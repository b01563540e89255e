import type { Adviser } from './advice.ts'

/** Whoever reads stdin gets its end at once, which is no error. */
export const noStdin: Adviser = ({ syntax, outcome }) =>
  syntax.usesStdin && outcome.type !== 'rejected'
    ? {
        note: "stdin is empty here: whoever reads it gets its end at once, and a question is never answered. Put the input into the snippet: as a string, or as Readable.from(['line 1\\n', 'line 2\\n']) where a stream is wanted.",
      }
    : null
