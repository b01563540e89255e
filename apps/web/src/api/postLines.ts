import { createLineCutter } from './lines.ts'
import { refusalSentence } from './refusalSentence.ts'
import { UNREACHABLE } from './unreachable.ts'

/** How an answer of NDJSON ended. */
export type LinesEnd =
  | { readonly type: 'read' }
  /** The person stopped it. */
  | { readonly type: 'stopped' }
  /** Never began, or broke off; `sentence` says why. */
  | { readonly type: 'failed'; readonly sentence: string }

/** Posts JSON and hands over the lines of the answer as they arrive. Never rejects for what a network or a service can do. */
export async function postLines(
  path: string,
  body: unknown,
  signal: AbortSignal,
  receive: (line: string) => void,
): Promise<LinesEnd> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    })
    if (!response.ok || response.body === null) {
      const retryAfter = response.headers.get('retry-after')
      const sentence = refusalSentence(response.status, await response.text(), retryAfter)
      return { type: 'failed', sentence }
    }
    const cutter = createLineCutter()
    const decoder = new TextDecoder()
    const reader = response.body.getReader()
    for (let read = await reader.read(); !read.done; read = await reader.read())
      for (const line of cutter.push(decoder.decode(read.value, { stream: true }))) receive(line)
    for (const line of cutter.end()) receive(line)
    return { type: 'read' }
  } catch (error) {
    if (signal.aborted) return { type: 'stopped' }
    console.warn('An answer broke off.', error)
    return { type: 'failed', sentence: UNREACHABLE }
  }
}
