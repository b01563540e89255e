import type { RecordedError } from '@loopscope/shared/wire/traceEvent'
import { z } from 'zod'

/** As the recorder cuts them; a snippet that writes rows of its own does not. */
const describedSchema = z.object({
  name: z.string().max(128),
  message: z.string().max(4096),
  stack: z.string().max(8192).nullable(),
  unheard: z.literal(true).optional(),
})

/**
 * The error that the recorder described as JSON, with the innermost place in the snippet's own file taken from its
 * stack (line and column null where the stack names none). null for what is no such JSON.
 */
export function recordedError(json: string, mainFile: string): RecordedError | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(json)
  } catch (_garbage) {
    return null
  }
  const described = describedSchema.safeParse(parsed)
  if (!described.success) return null
  return { ...described.data, ...placeInStack(described.data.stack, mainFile) }
}

/** Line and column (from 1) of the first mention "file:LINE:COLUMN" or "file:LINE" of `mainFile` in a stack text. */
function placeInStack(
  stack: string | null,
  mainFile: string,
): { line: number | null; column: number | null } {
  const at = stack?.indexOf(`${mainFile}:`) ?? -1
  if (stack === null || at < 0) return { line: null, column: null }
  const match = /^:(\d{1,7})(?::(\d{1,7}))?/.exec(stack.slice(at + mainFile.length))
  if (match === null) return { line: null, column: null }
  return { line: Number(match[1]), column: match[2] === undefined ? null : Number(match[2]) }
}
