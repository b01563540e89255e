import { pxIn } from '../views/kit/pxIn.ts'

/** Between a card and what it is about, and between a card and the edge of the page; px of the card. */
const GAP = 10
const EDGE = 12

/** On a lower page what is under or above a place is most of the page. */
const LOW = 560

/**
 * Places a fixed card beside `about`: under it where there is room, else above it, else to the side that has more; on a low page first
 * to the side. Always whole within the page: where no side has room, over the end of `about`, which is read from its beginning.
 */
export function placeBeside(card: HTMLElement, about: DOMRect): void {
  const { width, height } = card.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  const { gap, edge } = roomAround(card)
  const isUnder = about.bottom + gap + height + edge <= clientHeight
  const isAbove = about.top - gap - height >= edge
  const toRight = clientWidth - about.right > about.left
  const hasSide = (toRight ? clientWidth - about.right : about.left) >= gap + width + edge
  const isBeside = clientHeight < LOW ? hasSide || !(isUnder || isAbove) : !(isUnder || isAbove)
  const isOver = isBeside && !hasSide && clientWidth < clientHeight
  const left = isBeside
    ? toRight
      ? about.right + gap
      : about.left - gap - width
    : about.left + about.width / 2 - width / 2
  const beside = isOver ? clientHeight : about.top
  const top = isBeside ? beside : isUnder ? about.bottom + gap : about.top - gap - height
  card.style.left = `${pxIn(card, within(left, edge, clientWidth - width - edge))}px`
  card.style.top = `${pxIn(card, within(top, edge, clientHeight - height - edge))}px`
}

/** Moves a placed card above, below or beside another one that it would cover, where it is whole there. */
export function keepClear(card: HTMLElement, other: DOMRect): void {
  const { left, top, right, bottom, width, height } = card.getBoundingClientRect()
  const covers =
    left < other.right && right > other.left && top < other.bottom && bottom > other.top
  if (!covers) return
  const { clientWidth, clientHeight } = document.documentElement
  const { gap, edge } = roomAround(card)
  const free = (from: number, to: number, size: number, room: number) =>
    [from - gap - size, to + gap].find((at) => at >= edge && at + size + edge <= room)
  const freeTop = free(other.top, other.bottom, height, clientHeight)
  const freeLeft = free(other.left, other.right, width, clientWidth)
  if (freeTop !== undefined) card.style.top = `${pxIn(card, Math.round(freeTop))}px`
  else if (freeLeft !== undefined) card.style.left = `${pxIn(card, Math.round(freeLeft))}px`
}

/** The same distances in px of the window, which a wall's page is larger than. */
function roomAround(card: HTMLElement) {
  const zoom = 1 / pxIn(card, 1)
  return { gap: GAP * zoom, edge: EDGE * zoom }
}

function within(at: number, least: number, most: number): number {
  return Math.round(Math.max(least, Math.min(at, most)))
}
