import { lazyPart } from '../../../kit/lazyPart.tsx'
import { useConfigState } from './configContext.ts'

const ConfigDrawer = lazyPart<object>(async () => (await import('./ConfigDrawer.tsx')).ConfigDrawer)

/** The configuration, whose part of the page comes when it is first opened. */
export function LazyConfig() {
  const { open } = useConfigState()
  return open ? <ConfigDrawer /> : null
}
