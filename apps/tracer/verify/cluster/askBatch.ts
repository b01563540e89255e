import { setTimeout as sleep } from 'node:timers/promises'
import { type BatchEvent, batchEventSchema } from '@loopscope/shared/wire/batch'
import { post } from './client.ts'

export type AskedBatch = {
  /** Of its results, in the order in which they came. */
  readonly indexes: readonly number[]
  /** Its last line; null: it never came. */
  readonly done: BatchEvent | null
  readonly id: string
  readonly requestId: string
  /** How often the answer broke off and was gone on with. */
  readonly cuts: number
  readonly ms: number
}

type Watch = (results: number, id: string) => void

/** So often the rest is asked for without getting any further. */
const TRIES = 50

/** Asks for a batch and reads it to its end, as the page does: where the answer breaks off, the rest is asked for. */
export async function askBatch(
  url: string,
  body: { readonly source: string; readonly runs: number },
  watch: Watch = () => undefined,
): Promise<AskedBatch> {
  const began = performance.now()
  const indexes: number[] = []
  let done: BatchEvent | null = null
  let id = ''
  const take = (line: string) => {
    const event = batchEventSchema.parse(JSON.parse(line))
    if (event.type === 'done') done = event
    else indexes.push(event.index)
    watch(indexes.length, id)
  }
  const response = await post(`${url}/api/batches`, body)
  const requestId = response.headers.get('x-request-id') ?? ''
  const place = response.headers.get('content-location')
  if (response.status !== 200 || place === null)
    throw new Error(`${response.status} ${await response.text()}`)
  id = place.split('/').at(-1) ?? ''
  let cuts = 0
  await readLines(response, take)
  for (let tries = 0; done === null && tries < TRIES; tries++) {
    if (tries === 0) cuts++
    await sleep(100)
    const before = indexes.length
    const rest = await fetch(`${url}${place}?from=${before}`).catch(() => null)
    if (rest?.status === 200) await readLines(rest, take)
    else await rest?.text()
    if (indexes.length > before) tries = 0
  }
  return { indexes, done, id, requestId, cuts, ms: performance.now() - began }
}

/** Hands over whole lines until the answer ends or breaks off. */
async function readLines(response: Response, take: (line: string) => void): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of response.body ?? []) {
      const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) take(line)
    }
  } catch (_broken) {
    // Asked for again.
  }
}
