import { useStore } from 'zustand'
import { useLoopscope } from '../../hooks/loopscopeContext.ts'
import { amongMoments } from './amongMoments.ts'
import { useSteps } from './useSteps.ts'

/** The stops of the link to a run that is on the page, and the ways between them. */
export function useLinkStops() {
  const { sharing } = useLoopscope()
  const chosen = useStore(sharing.store, ({ shown }) => shown?.words.stops)
  const moments = useSteps()
  return { moments, ...amongMoments(chosen ?? [], moments) }
}
