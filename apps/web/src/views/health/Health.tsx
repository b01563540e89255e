import { lazyPart } from '../kit/lazyPart.tsx'

/** What stands out in the recording. */
export const Health = lazyPart(async () => (await import('./FindingList.tsx')).FindingList)
