import type { Place } from './told.ts'

const FRAME = /demos\/\w+\/(\w+\.ts):(\d+):\d+/

/** The line of a demo's program that called this function. */
export function placeOfCaller(called: (...values: never[]) => unknown): Place | null {
  const trace: { stack?: string } = {}
  Error.captureStackTrace(trace, called)
  return placeIn(trace.stack)
}

/** The innermost line of a demo's program in the stack of an error. */
export function placeOfError({ stack }: Error): Place | null {
  return placeIn(stack)
}

function placeIn(stack: string | undefined): Place | null {
  const [, file, line] = FRAME.exec(stack ?? '') ?? []
  return file === undefined ? null : { file, line: Number(line) }
}
