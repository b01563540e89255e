import type { StackFrame } from '../../../wire/stackFrame.ts'
import { sourcePlaceOf } from '../../sourcePlace.ts'
import type { LogCaller, Output, Site, Step } from '../../timeline.ts'

/**
 * The outputs, each that a logger of the program's wrote with who called the logger: the line of the `console.log` in it is the same for
 * all and says nothing. A logger is a function with such a name that writes on one line and is called from several; one that
 * is called by itself is none.
 */
export function withLogCallers(
  outputs: readonly Output[],
  steps: readonly Step[],
  sites: readonly Site[],
): readonly Output[] {
  const framesOf = ({ step }: Output) => sites[steps[step]?.site ?? -1]?.frames ?? []
  const loggers = loggersAmong(outputs.map(framesOf))
  if (loggers.size === 0) return outputs
  return outputs.map((output) => {
    const caller = callerIn(framesOf(output), loggers)
    return caller === null ? output : { ...output, caller }
  })
}

const LOGGER = /log|print|debug|info|warn|error|trace|say|report|note/i
/** A logger may call another one, and that the next. */
const MOST_DEEP = 3

function loggersAmong(stacks: readonly (readonly StackFrame[])[]): ReadonlySet<string> {
  const loggers = new Set<string>()
  for (let depth = 0; depth < MOST_DEEP; depth++) {
    const seen = new Map<string, { lines: Set<number>; callers: Set<string>; apart: boolean }>()
    for (const frames of stacks) {
      const at = firstOther(frames, loggers)
      const frame = frames[at]
      if (frame === undefined || !LOGGER.test(frame.name)) continue
      const key = keyOf(frame)
      const known = seen.get(key) ?? { lines: new Set(), callers: new Set(), apart: true }
      const caller = frames[at + 1]
      known.lines.add(frame.line)
      known.callers.add(caller === undefined ? '' : `${keyOf(caller)}:${caller.line}`)
      known.apart &&= caller !== undefined && keyOf(caller) !== key
      seen.set(key, known)
    }
    const before = loggers.size
    for (const [key, { lines, callers, apart }] of seen)
      if (apart && lines.size === 1 && callers.size > 1) loggers.add(key)
    if (loggers.size === before) break
  }
  return loggers
}

function callerIn(frames: readonly StackFrame[], loggers: ReadonlySet<string>): LogCaller | null {
  const at = firstOther(frames, loggers)
  const [innermost] = frames
  const caller = frames[at]
  if (at === 0 || caller === undefined || innermost === undefined) return null
  return { ...sourcePlaceOf(caller), logger: innermost.name }
}

/** Index of the first frame that is no logger's. */
function firstOther(frames: readonly StackFrame[], loggers: ReadonlySet<string>): number {
  let at = 0
  while (at < frames.length && loggers.has(keyOf(frames[at] as StackFrame))) at++
  return at
}

function keyOf({ name, file }: StackFrame): string {
  return `${name}@${file ?? ''}`
}
