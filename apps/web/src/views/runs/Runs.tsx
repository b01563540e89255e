import { lazy, Suspense } from 'react'

const RunList = lazy(async () => {
  const { RunList } = await import('./RunList.tsx')
  return { default: RunList }
})

/** The runs that this browser keeps. */
export function Runs() {
  return (
    <Suspense fallback={null}>
      <RunList />
    </Suspense>
  )
}
