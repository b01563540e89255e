import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { pxIn } from '../../kit/pxIn.ts'
import type { Box } from './curve.ts'

/** Where the cards of processes stand in their field, by name; kept current when the field or `cards` change. */
export function useBoxes(
  cards: string,
): [RefObject<HTMLDivElement | null>, ReadonlyMap<string, Box>] {
  const field = useRef<HTMLDivElement>(null)
  const [boxes, setBoxes] = useState<ReadonlyMap<string, Box>>(new Map())
  // biome-ignore lint/correctness/useExhaustiveDependencies: other cards stand elsewhere
  useLayoutEffect(() => {
    const element = field.current
    if (element === null) return
    const measure = () => setBoxes((before) => measured(element, before))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    for (const card of element.querySelectorAll('[data-process]')) observer.observe(card)
    return () => observer.disconnect()
  }, [cards])
  return [field, boxes]
}

function measured(field: HTMLElement, before: ReadonlyMap<string, Box>): ReadonlyMap<string, Box> {
  const { left, top } = field.getBoundingClientRect()
  const boxes = new Map<string, Box>()
  for (const card of field.querySelectorAll<HTMLElement>('[data-process]')) {
    const { x, y, width, height } = card.getBoundingClientRect()
    const name = card.dataset['process']
    if (name === undefined) continue
    const [fromLeft, fromTop] = [pxIn(field, x - left), pxIn(field, y - top)]
    boxes.set(name, {
      x: fromLeft,
      y: fromTop,
      width: pxIn(field, width),
      height: pxIn(field, height),
    })
  }
  const same =
    boxes.size === before.size &&
    [...boxes].every(([name, box]) => {
      const was = before.get(name)
      return (
        was !== undefined &&
        (['x', 'y', 'width', 'height'] as const).every((of) => was[of] === box[of])
      )
    })
  return same ? before : boxes
}
