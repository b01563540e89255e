import { createLineCutter } from './lines.ts'
import { refusalSentence } from './refusalSentence.ts'
import { UNREACHABLE } from './unreachable.ts'

/** How an answer of NDJSON ended. */
export type LinesEnd =
  | { readonly type: 'read' }
  /** The person stopped it. */
  | { readonly type: 'stopped' }
  /** Never began, or broke off; `sentence` says why. `isRefused`: by a service that will not do it later either. */
  | { readonly type: 'failed'; readonly sentence: string; readonly isRefused: boolean }

/**
 * Asks for NDJSON and hands over its lines as they arrive; `begin` has the headers before. Never rejects for what a network or
 * a service can do.
 */
export async function readLines(
  path: string,
  asked: RequestInit & { readonly signal: AbortSignal },
  receive: (line: string) => void,
  begin: (headers: Headers) => void = () => undefined,
): Promise<LinesEnd> {
  try {
    const response = await fetch(path, asked)
    if (!response.ok || response.body === null) {
      const retryAfter = response.headers.get('retry-after')
      const sentence = refusalSentence(response.status, await response.text(), retryAfter)
      return { type: 'failed', sentence, isRefused: response.status < 500 }
    }
    begin(response.headers)
    const cutter = createLineCutter()
    const decoder = new TextDecoder()
    const reader = response.body.getReader()
    for (let read = await reader.read(); !read.done; read = await reader.read())
      for (const line of cutter.push(decoder.decode(read.value, { stream: true }))) receive(line)
    for (const line of cutter.end()) receive(line)
    return { type: 'read' }
  } catch (error) {
    if (asked.signal.aborted) return { type: 'stopped' }
    console.warn('An answer broke off.', error)
    return { type: 'failed', sentence: UNREACHABLE, isRefused: false }
  }
}
