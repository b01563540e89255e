import { lazyPart } from '../lazyPart.tsx'

/** What stands out in the recording. */
export const Health = lazyPart(async () => (await import('./FindingList.tsx')).FindingList)
