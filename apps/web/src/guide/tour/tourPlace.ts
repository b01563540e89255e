import { pxIn } from '../../views/kit/pxIn.ts'
import type { TourStop } from './stops.ts'

const MARGIN = 4

/** Where the stop's place is, brought into view where the page scrolls. */
export function placeOf({ about }: TourStop): DOMRect {
  const element = document.querySelector(about)
  if (element === null) return new DOMRect(0, 0, 0, 0)
  element.scrollIntoView({ block: 'nearest' })
  return element.getBoundingClientRect()
}

/** Lays the light over it; all else of the page is dimmed. */
export function placeLight(light: HTMLElement, { left, top, width, height }: DOMRect): void {
  const px = (length: number) => `${pxIn(light, length)}px`
  light.style.left = px(left + MARGIN)
  light.style.top = px(top + MARGIN)
  light.style.width = px(Math.max(0, width - 2 * MARGIN))
  light.style.height = px(Math.max(0, height - 2 * MARGIN))
}
