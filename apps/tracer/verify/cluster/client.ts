/** How a POST of a run ended: with its outcome, refused (the code) with a time to come back, cut off, or as it must not. */
export type Ending = 'outcome' | `refused: ${string}` | 'cut' | `wrong: ${string}`

export type Asked = {
  readonly ending: Ending
  readonly status: number | null
  readonly runId: string
  readonly recording: string
  /** Of the answer. */
  readonly requestId: string
}

export const post = (url: string, body: object): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** Runs a snippet and reads its recording to the end. Never rejects: a connection that breaks is an ending. */
export async function askRun(url: string, source: string): Promise<Asked> {
  let status: number | null = null
  let requestId = ''
  const asked = (ending: Ending, runId = '', recording = ''): Asked => ({
    ...{ ending, status, runId, recording, requestId },
  })
  try {
    const response = await post(`${url}/api/runs`, { source })
    status = response.status
    requestId = response.headers.get('x-request-id') ?? ''
    const recording = await response.text()
    if (status === 429 || status === 503)
      return asked(
        response.headers.has('retry-after')
          ? `refused: ${codeOf(recording)}`
          : `wrong: ${status} for ever`,
      )
    if (status !== 200) return asked(`wrong: ${status} ${recording.slice(0, 200)}`)
    if (!recording.includes('\n{"type":"outcome"')) return asked('cut')
    const header = JSON.parse(recording.slice(0, recording.indexOf('\n'))) as { runId: string }
    return asked('outcome', header.runId, recording)
  } catch (_broken) {
    return asked('cut')
  }
}

function codeOf(refusal: string): string {
  return (JSON.parse(refusal) as { error: { code: string } }).error.code
}

/** How many there are of each. */
export function tally<T extends string>(values: readonly T[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}
