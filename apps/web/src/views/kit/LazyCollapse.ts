import { whenPainted } from '../hooks/whenPainted.ts'
import type { CollapseProps } from './CollapseButton.tsx'
import { lazyPart } from './lazyPart.tsx'

/** The button that collapses a pane, and the bar that opens it: after the first paint. */
export const LazyCollapse = lazyPart<CollapseProps>(async () => {
  await whenPainted()
  return (await import('./CollapseButton.tsx')).CollapseButton
})
