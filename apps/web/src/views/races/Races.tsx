import { lazyPart } from '../kit/lazyPart.tsx'

const RaceList = lazyPart(async () => (await import('./RaceList.tsx')).RaceList)

/** What many runs of the snippet print. */
export function Races() {
  return <RaceList />
}
