import type { BatchEvent } from '@loopscope/shared/wire/batch'
import type { Response } from 'express'
import type { RunResult } from '../../sharedQueue/runResult.ts'
import { beginNdjson } from '../bodies/ndjson.ts'
import type { SlowResponses } from '../guards/slowResponses.ts'
import type { Batch } from './batch.ts'

/**
 * Writes the results of a batch, from one of them on, as they come, and then how it ended. Who leaves may come back for the
 * rest. Throws a Refusal before the first byte. What others go on with elsewhere is cut off without its end.
 */
export async function streamBatch(
  slowResponses: SlowResponses,
  batch: Batch,
  from: number,
  response: Response,
): Promise<void> {
  const gone = new AbortController()
  const leave = batch.follow()
  response.once('close', () => {
    gone.abort()
    leave()
  })
  const send = (event: BatchEvent) => {
    if (response.destroyed) return
    if (!response.headersSent) {
      response.setHeader('Content-Location', `/api/batches/${batch.order.id}`)
      beginNdjson(response)
    }
    response.write(`${JSON.stringify(event)}\n`)
  }
  const numberOf = numberOutputs()
  const results = batch.read(gone.signal)
  let index = 0
  for (let next = await results.next(); ; next = await results.next()) {
    if (gone.signal.aborted) return
    if (next.done !== true) {
      const result = resultOf(next.value, index, numberOf(next.value.key))
      if (index++ >= from) send(result)
      continue
    }
    const end = next.value
    if (end.type === 'cut off') response.destroy()
    else {
      const stopped = `The runs stopped after ${index}. Try again in a moment.`
      send({ type: 'done', runs: index, cut: end.type === 'failed' ? stopped : end.cut })
      slowResponses.finish(response)
    }
    return
  }
}

/** The outputs in order of appearance, from 0. */
function numberOutputs(): (key: string) => number {
  const numbers = new Map<string, number>()
  return (key) => {
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  }
}

function resultOf({ lines, outcome, runId, node }: RunResult, index: number, output: number) {
  return { type: 'result' as const, index, output, lines, outcome, runId, node }
}
