import { type VersionsResponse, versionsResponseSchema } from '@loopscope/shared/wire/api'

/** The Node versions that the service can run, or null when it cannot be asked. */
export async function fetchVersions(): Promise<VersionsResponse | null> {
  try {
    const response = await fetch('/api/versions')
    if (!response.ok) return null
    return versionsResponseSchema.parse(await response.json())
  } catch (error) {
    console.warn('The list of Node versions did not arrive.', error)
    return null
  }
}
