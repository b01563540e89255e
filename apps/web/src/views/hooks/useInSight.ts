import { type RefObject, useEffect, useRef } from 'react'
import { pxIn } from '../kit/pxIn.ts'

/** A row that is wider than its place is scrolled to what is current in it, whenever `current` or the place changes. */
export function useInSight<T extends HTMLElement>(current: string): RefObject<T | null> {
  const row = useRef<T>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is current
  useEffect(() => {
    const element = row.current
    const shown = element?.querySelector<HTMLElement>(
      '[aria-current="page"], [aria-selected="true"]',
    )
    if (element === null || shown == null) return
    const keep = () => scrollTo(element, shown)
    keep()
    const observer = new ResizeObserver(keep)
    observer.observe(element)
    observer.observe(shown)
    return () => observer.disconnect()
  }, [current])
  return row
}

/** Not scrollIntoView: that would move the page, too. */
function scrollTo(element: HTMLElement, shown: HTMLElement): void {
  const [outer, inner] = [element.getBoundingClientRect(), shown.getBoundingClientRect()]
  const middle = inner.left + inner.width / 2 - (outer.left + outer.width / 2)
  if (inner.left < outer.left || inner.right > outer.right)
    element.scrollLeft += pxIn(element, middle)
}
