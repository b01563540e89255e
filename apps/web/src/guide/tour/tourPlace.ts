import { pxIn } from '../../views/kit/pxIn.ts'
import type { TourStop } from './stops.ts'

/** The frame is drawn around the place, not over its words, px. */
const BORDER = 2

/** Where the stop's place is, brought into view where the page scrolls; what belongs to it stands beside it. */
export function placeOf({ about, also }: TourStop): DOMRect {
  const element = document.querySelector(about)
  if (element === null) return new DOMRect(0, 0, 0, 0)
  element.scrollIntoView({ block: 'nearest' })
  const place = element.getBoundingClientRect()
  const beside = also === undefined ? undefined : document.querySelector(also)
  if (beside == null || place.width === 0) return place
  const other = beside.getBoundingClientRect()
  const both = around(place, other)
  // On a phone on its side a frame around both has something else in it as well.
  return areaOf(both) > MOST * (areaOf(place) + areaOf(other)) ? place : both
}

/** A frame around two places is at most so many times as large as they are. */
const MOST = 1.2

const areaOf = ({ width, height }: DOMRect) => width * height

function around(one: DOMRect, other: DOMRect): DOMRect {
  const left = Math.min(one.left, other.left)
  const top = Math.min(one.top, other.top)
  const right = Math.max(one.right, other.right)
  return new DOMRect(left, top, right - left, Math.max(one.bottom, other.bottom) - top)
}

/** Lays the light around it, as far as the window goes; all else of the page is dimmed. */
export function placeLight(light: HTMLElement, { left, top, right, bottom }: DOMRect): void {
  const px = (length: number) => `${pxIn(light, length)}px`
  const [from, to] = [Math.max(0, left - BORDER), Math.max(0, top - BORDER)]
  light.style.left = px(from)
  light.style.top = px(to)
  light.style.width = px(Math.min(innerWidth, right + BORDER) - from)
  light.style.height = px(Math.min(innerHeight, bottom + BORDER) - to)
}
