import type { SourceLine } from './processReport.ts'

const FRAME = /demos\/\w+\/(\w+\.ts):(\d+):\d+/

/** The line of a demo's program that called this function. */
export function placeOfCaller(called: (...values: never[]) => unknown): SourceLine | null {
  const trace: { stack?: string } = {}
  Error.captureStackTrace(trace, called)
  return placeIn(trace.stack)
}

/** The innermost line of a demo's program in the stack of an error. */
export function placeOfError({ stack }: Error): SourceLine | null {
  return placeIn(stack)
}

function placeIn(stack: string | undefined): SourceLine | null {
  const [, file, line] = FRAME.exec(stack ?? '') ?? []
  return file === undefined ? null : { file, line: Number(line) }
}
