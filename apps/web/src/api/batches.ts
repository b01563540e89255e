import type { RunRequest } from '@loopscope/shared/wire/api'
import { type BatchEvent, batchEventSchema } from '@loopscope/shared/wire/batch'
import { type LinesEnd, readLines } from './readLines.ts'
import { UNREACHABLE } from './unreachable.ts'

/** So often the rest of an answer that broke off is asked for without getting any further, and how soon each time, ms. */
const TRIES = 6
const AGAIN_MS = 500

type Request = RunRequest & ({ readonly runs: number } | { readonly versions: readonly string[] })

/**
 * Runs a snippet `runs` times, or once on each version, and hands over what each run gave as it ends, each once: where the answer breaks off, the rest is
 * asked for, which another service may have. A line that cannot be read is left out.
 */
export async function streamBatch(
  request: Request,
  signal: AbortSignal,
  receive: (event: BatchEvent) => void,
): Promise<LinesEnd> {
  let known = 0
  let isDone = false
  let place: string | null = null
  const take = (line: string) => {
    const parsed = batchEventSchema.safeParse(JSON.parse(line))
    if (!parsed.success) {
      console.warn('A result could not be read.', parsed.error)
      known++
      return
    }
    if (parsed.data.type === 'done') isDone = true
    else known++
    receive(parsed.data)
  }
  const asked = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
    signal,
  }
  let end = await readLines('/api/batches', asked, take, (headers) => {
    place = headers.get('content-location')
  })
  for (let tries = 0; tries < TRIES && !isDone && place !== null && mayGoOn(end); tries++) {
    await pause(AGAIN_MS, signal)
    const before = known
    end = await readLines(`${place}?from=${known}`, { signal }, take)
    if (known > before) tries = 0
  }
  if (isDone || end.type !== 'read') return end
  return { type: 'failed', sentence: UNREACHABLE, isRefused: false }
}

const mayGoOn = (end: LinesEnd) => end.type === 'read' || (end.type === 'failed' && !end.isRefused)

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, ms)
    signal.addEventListener('abort', wake)
  })
}
