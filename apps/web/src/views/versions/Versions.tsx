import { lazy, Suspense } from 'react'

const VersionList = lazy(async () => {
  const { VersionList } = await import('./VersionList.tsx')
  return { default: VersionList }
})

/** What other versions of Node do with the snippet. */
export function Versions() {
  return (
    <Suspense fallback={null}>
      <VersionList />
    </Suspense>
  )
}
