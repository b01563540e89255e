import {
  type PuzzleEntry,
  type PuzzleResponse,
  puzzleResponseSchema,
  puzzlesResponseSchema,
} from '@loopscope/shared/puzzle/puzzlesResponse'

/** What the service has, or why it cannot be had, as a sentence. */
export type Fetched<T> =
  | { readonly type: 'here'; readonly value: T }
  | { readonly type: 'failed'; readonly sentence: string }

/** All puzzles, from easy to hard. */
export function fetchPuzzles(): Promise<Fetched<readonly PuzzleEntry[]>> {
  return fetched('/api/puzzles', (body) => puzzlesResponseSchema.parse(body).puzzles)
}

/** One puzzle with its snippet and its recorded answers. */
export function fetchPuzzle(name: string): Promise<Fetched<PuzzleResponse>> {
  return fetched(`/api/puzzles/${encodeURIComponent(name)}`, (body) =>
    puzzleResponseSchema.parse(body),
  )
}

/** Whether the service answers for the page at `path`, whatever it answers. */
export async function reachPage(path: string): Promise<Fetched<null>> {
  try {
    await fetch(path, { method: 'HEAD' })
    return { type: 'here', value: null }
  } catch (error) {
    console.warn('The page did not answer.', error)
    return {
      type: 'failed',
      sentence:
        'That page comes from the Loopscope service, and this browser cannot reach it. This page stays as it is; try again when you are online and the service is up.',
    }
  }
}

async function fetched<T>(path: string, parse: (body: unknown) => T): Promise<Fetched<T>> {
  try {
    const response = await fetch(path)
    if (response.ok) return { type: 'here', value: parse(await response.json()) }
    return { type: 'failed', sentence: sentenceFor(response.status) }
  } catch (error) {
    console.warn('The puzzles did not arrive.', error)
    return {
      type: 'failed',
      sentence:
        'The puzzles come from the Loopscope service, and this browser cannot reach it. Try again when you are online and the service is up.',
    }
  }
}

function sentenceFor(status: number): string {
  if (status === 404) return 'There is no puzzle with this name. The list has all of them.'
  return `The service did not send the puzzles (HTTP ${status}). Try again in a moment.`
}
