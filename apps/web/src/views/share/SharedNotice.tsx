import { useStore } from 'zustand'
import { useLoopscope } from '../hooks/loopscopeContext.ts'
import { lazyPart } from '../kit/lazyPart.tsx'

const LinkNotice = lazyPart(async () => (await import('./LinkNotice.tsx')).LinkNotice)

/** What is to be known of the link that is on the page; comes with the first one. */
export function SharedNotice() {
  const has = useStore(useLoopscope().sharing.store, ({ shown }) => shown !== null)
  return has ? <LinkNotice /> : null
}
