import { type Fidelity, fidelitySchema } from '@loopscope/shared/wire/batch'

/** Compares a run that the service still keeps with plain Node; null when that cannot be had. */
export async function fetchFidelity(runId: string, signal: AbortSignal): Promise<Fidelity | null> {
  try {
    const response = await fetch(`/api/runs/${runId}/fidelity`, { method: 'POST', signal })
    return response.ok ? fidelitySchema.parse(await response.json()) : null
  } catch (error) {
    if (!signal.aborted) console.warn('The comparison with plain Node did not arrive.', error)
    return null
  }
}
