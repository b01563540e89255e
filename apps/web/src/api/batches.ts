import type { RunRequest } from '@loopscope/shared/wire/api'
import { type BatchEvent, batchEventSchema } from '@loopscope/shared/wire/batch'
import { type LinesEnd, postLines } from './postLines.ts'

/** Runs a snippet `runs` times and hands over what each run gave as it ends. A line that cannot be read is left out. */
export function streamBatch(
  request: RunRequest & { readonly runs: number },
  signal: AbortSignal,
  receive: (event: BatchEvent) => void,
): Promise<LinesEnd> {
  return postLines('/api/batches', request, signal, (line) => {
    const parsed = batchEventSchema.safeParse(JSON.parse(line))
    if (parsed.success) receive(parsed.data)
    else console.warn('A result could not be read.', parsed.error)
  })
}
