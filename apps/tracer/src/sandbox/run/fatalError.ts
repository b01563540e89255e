import type { OutcomeError } from '@loopscope/shared/wire/runOutcome'
import { errorPlace } from './errorPlace.ts'
import type { RunEnd } from './runEnd.ts'

/** The error that ended the process. Node tells the place of a syntax error only on stderr. */
export function fatalError({ facts, stderr, mainFile, end }: RunEnd): OutcomeError | null {
  const place = errorPlace(stderr, mainFile)
  if (facts.error === null) {
    // Without a recording there is only what Node printed. Code 1 is that of every uncaught error; 7 is that of an error
    // thrown by an 'uncaughtException' listener, which no one is told of.
    const uncaught = end.code === 1 || end.code === 7
    return uncaught && facts.endCode === null ? printedError(stderr, place) : null
  }
  const { error } = facts.error
  if (error.line !== null && error.column !== null)
    return { ...error, stack: cleanStack(error.stack) }
  return {
    ...error,
    stack: cleanStack(error.stack),
    line: error.line ?? place?.line ?? null,
    column:
      error.column ??
      (place?.line === (error.line ?? place?.line) ? (place?.column ?? null) : null),
  }
}

function printedError(stderr: string, place: ReturnType<typeof errorPlace>): OutcomeError | null {
  const match = /^(?:Uncaught )?([A-Z]\w*)(?: \[\w+\])?(?:: (.*))?$/m.exec(stderr)
  if (match === null && place === null) return null
  return {
    name: match?.[1] ?? 'Error',
    message: match?.[2] ?? '',
    stack: match === null ? null : cleanStack(stderr.slice(match.index).split('\n\n')[0] ?? ''),
    line: place?.line ?? null,
    column: place?.column ?? null,
  }
}

/** Without the frames of the recorder. */
function cleanStack(stack: string | null): string | null {
  return (
    stack
      ?.split('\n')
      .filter((line) => !line.includes('/loopscope/recorder.cjs'))
      .join('\n') ?? null
  )
}
