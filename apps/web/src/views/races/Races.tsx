import { lazy, Suspense } from 'react'

const RaceList = lazy(async () => {
  const { RaceList } = await import('./RaceList.tsx')
  return { default: RaceList }
})

/** What many runs of the snippet print. */
export function Races() {
  return (
    <Suspense fallback={null}>
      <RaceList />
    </Suspense>
  )
}
