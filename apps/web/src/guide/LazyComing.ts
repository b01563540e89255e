import { lazyPart } from '../views/lazyPart.tsx'
import { whenPainted } from '../views/whenPainted.ts'

/** See Coming. Shown with a recording alone: it comes after the first paint. */
export const LazyComing = lazyPart(async () => {
  await whenPainted()
  return (await import('./Coming.tsx')).Coming
})
