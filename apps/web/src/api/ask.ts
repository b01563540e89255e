import { refusalSchema } from '@loopscope/shared/wire/api'
import { refusalSentence } from './refusalSentence.ts'
import { UNREACHABLE } from './unreachable.ts'

/** What the service answered, or why it did not: `code` as the service says it, '' when it said nothing. */
export type Answer<T> =
  | { readonly type: 'done'; readonly value: T }
  | { readonly type: 'failed'; readonly code: string; readonly sentence: string }

/** Asks the service, and reads what it answers when it did as asked. Never rejects. */
export async function ask<T>(
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

/** The request of a POST with this body. */
export function posted(body: unknown): RequestInit {
  const headers = { 'content-type': 'application/json' }
  return { method: 'POST', headers, body: JSON.stringify(body) }
}

function codeOf(body: string): string {
  try {
    return refusalSchema.parse(JSON.parse(body)).error.code
  } catch {
    return ''
  }
}
