import type { LabsResponse } from '@loopscope/shared/lab/labApi'

/** What demos the service has; null: it did not answer. The schemas of the wire come after the first paint. */
export async function askForLabs(): Promise<LabsResponse | null> {
  try {
    const { fetchLabs } = await import('../../api/labs.ts')
    const answer = await fetchLabs()
    return answer.type === 'done' ? answer.value : null
  } catch (error) {
    console.warn('A part of the page did not load.', error)
    return null
  }
}
