import { lazyPart } from '../kit/lazyPart.tsx'

const VersionList = lazyPart(async () => (await import('./VersionList.tsx')).VersionList)

/** What other versions of Node do with the snippet. */
export function Versions() {
  return <VersionList />
}
