import { pxIn } from '../../views/kit/pxIn.ts'
import type { TourStop } from './stops.ts'

/** The frame is drawn around the place, not over its words, px. */
const BORDER = 2

/** Where the stop's place is, brought into view where the page scrolls. What belongs to it is in the same light, or in one of its own. */
export function placesOf({ about, also }: TourStop): { place: DOMRect; other: DOMRect | null } {
  const element = document.querySelector(about)
  if (element === null) return { place: new DOMRect(0, 0, 0, 0), other: null }
  element.scrollIntoView({ block: 'nearest' })
  const place = element.getBoundingClientRect()
  const beside = also === undefined ? undefined : document.querySelector(also)
  if (beside == null || place.width === 0) return { place, other: null }
  const other = beside.getBoundingClientRect()
  const both = around(place, other)
  // On a phone on its side a frame around both has something else in it as well.
  const isOne = areaOf(both) <= MOST * (areaOf(place) + areaOf(other))
  return isOne ? { place: both, other: null } : { place, other }
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

/**
 * Lays the lights around them, as far as the window goes; all else of the page is dimmed, by the shadow of the first one, which has a
 * hole where the second one is.
 */
export function placeLights(
  [first, second]: readonly [HTMLElement, HTMLElement],
  { place, other }: { place: DOMRect; other: DOMRect | null },
): void {
  const box = placeLight(first, other === null ? place : apart(place, other))
  second.hidden = other === null
  const hole = other === null ? '' : holeIn(first, box, placeLight(second, other))
  first.style.clipPath = hole
}

/** As far as the other one's frame, where that begins right below: the line between them is one. */
function apart({ left, top, width, height }: DOMRect, other: DOMRect): DOMRect {
  const isRightAbove = top < other.top && Math.abs(top + height - other.top) <= 2 * BORDER
  return new DOMRect(left, top, width, isRightAbove ? other.top - BORDER - top : height)
}

function placeLight(light: HTMLElement, { left, top, right, bottom }: DOMRect): DOMRect {
  const px = (length: number) => `${pxIn(light, length)}px`
  const [from, to] = [Math.max(0, left - BORDER), Math.max(0, top - BORDER)]
  const width = Math.min(innerWidth, right + BORDER) - from
  const height = Math.min(innerHeight, bottom + BORDER) - to
  light.style.left = px(from)
  light.style.top = px(to)
  light.style.width = px(width)
  light.style.height = px(height)
  return new DOMRect(from, to, width, height)
}

/** All of the page but `hole`, seen from the corner of `box`. */
function holeIn(light: HTMLElement, box: DOMRect, hole: DOMRect): string {
  const px = (length: number) => pxIn(light, length)
  const page = `M${px(-box.x)} ${px(-box.y)}h${px(innerWidth)}v${px(innerHeight)}h${px(-innerWidth)}z`
  const place = `M${px(hole.x - box.x)} ${px(hole.y - box.y)}h${px(hole.width)}v${px(hole.height)}h${px(-hole.width)}z`
  return `path(evenodd, "${page}${place}")`
}
