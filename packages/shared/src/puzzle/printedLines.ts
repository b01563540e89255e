import type { Queue } from '../timeline/phase.ts'
import type { Callback, Operation, Timeline } from '../timeline/timeline.ts'
import { outermost } from './outermost.ts'

/** A line of stdout, and which call printed it. */
export type Line = {
  readonly text: string
  readonly by: Operation | null
  readonly queue: Queue | null
  /** The callback of a phase in which, or after which, it was printed. */
  readonly within: Callback | null
}

/** Lines of stdout; empty where one was written in pieces, which belong to no one. */
export function linesOf({ outputs, callbacks, operations }: Timeline): Line[] {
  const written = outputs.filter(({ stream }) => stream === 'stdout')
  if (written.some(({ text }) => !text.endsWith('\n'))) return []
  return written.flatMap(({ text, callback, queue }) => {
    const within = outermost(callbacks, callback ?? -1) ?? null
    const by = operations[within?.operation ?? -1] ?? null
    return text
      .slice(0, -1)
      .split('\n')
      .map((line) => ({ text: line, by, queue, within }))
  })
}
