import { refusalSchema } from '@loopscope/shared/wire/api'
import {
  type Share,
  type ShareCreated,
  type ShareRequest,
  shareCreatedSchema,
  shareSchema,
} from '@loopscope/shared/wire/share'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { refusalSentence } from './refusalSentence.ts'
import { readEvents } from './runs.ts'
import { UNREACHABLE } from './unreachable.ts'

/** What the service answered, or why it did not: `code` as the service says it, '' when it said nothing. */
export type Answer<T> =
  | { readonly type: 'done'; readonly value: T }
  | { readonly type: 'failed'; readonly code: string; readonly sentence: string }

export type OpenedShare = Omit<Share, 'recording'> & { readonly events: readonly TraceEvent[] }

/** Makes a link. Never rejects, nor does any other function here. */
export function createShare(request: ShareRequest): Promise<Answer<ShareCreated>> {
  const body = JSON.stringify(request)
  const headers = { 'content-type': 'application/json' }
  return ask('/api/shares', { method: 'POST', headers, body }, async (response) =>
    shareCreatedSchema.parse(await response.json()),
  )
}

/** What a link shows, with its recording parsed. */
export function fetchShare(id: string): Promise<Answer<OpenedShare>> {
  return ask(`/api/shares/${encodeURIComponent(id)}`, {}, async (response) => {
    const { recording, ...share } = shareSchema.parse(await response.json())
    const batches: (readonly TraceEvent[])[] = []
    const end = await readEvents(new Blob([recording]).stream(), (batch) => batches.push(batch))
    if (end.type === 'failed') throw new Error(end.sentence)
    return { ...share, events: batches.flat() }
  })
}

/** Deletes a link for everybody. */
export function deleteShare(id: string, deleteKey: string): Promise<Answer<null>> {
  const headers = { authorization: `Bearer ${deleteKey}` }
  return ask(
    `/api/shares/${encodeURIComponent(id)}`,
    { method: 'DELETE', headers },
    async () => null,
  )
}

async function ask<T>(
  address: string,
  init: RequestInit,
  read: (response: Response) => Promise<T>,
): Promise<Answer<T>> {
  let response: Response
  try {
    response = await fetch(address, init)
  } catch (error) {
    console.warn('The service did not answer.', error)
    return { type: 'failed', code: '', sentence: UNREACHABLE }
  }
  try {
    if (response.ok) return { type: 'done', value: await read(response) }
    const body = await response.text()
    const sentence = refusalSentence(response.status, body, response.headers.get('retry-after'))
    return { type: 'failed', code: codeOf(body), sentence }
  } catch (error) {
    console.warn('The answer of the service could not be read.', error)
    return {
      type: 'failed',
      code: '',
      sentence: 'The answer of the service could not be read. Reload the page.',
    }
  }
}

function codeOf(body: string): string {
  try {
    return refusalSchema.parse(JSON.parse(body)).error.code
  } catch {
    return ''
  }
}
