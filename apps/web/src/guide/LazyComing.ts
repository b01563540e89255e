import { whenPainted } from '../views/hooks/whenPainted.ts'
import { lazyPart } from '../views/kit/lazyPart.tsx'

/** See Coming. Shown with a recording alone: it comes after the first paint. */
export const LazyComing = lazyPart(async () => {
  await whenPainted()
  return (await import('./Coming.tsx')).Coming
})
