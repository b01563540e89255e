import { type RecordedRuns, recordedRunsSchema } from '@loopscope/shared/lesson/recordedRuns'

/** The runs that come with a lesson's page; null when they cannot be had either. */
export async function fetchRecordedRuns(lesson: string): Promise<RecordedRuns | null> {
  try {
    const response = await fetch(`/lessons/${lesson}.json`)
    return response.ok ? recordedRunsSchema.parse(await response.json()) : null
  } catch (error) {
    console.warn('The recorded runs did not arrive.', error)
    return null
  }
}
