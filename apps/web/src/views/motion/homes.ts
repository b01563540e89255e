import type { OperationIndex, Place } from '@loopscope/shared/timeline/timeline'

/** An element that stands for an operation, and where it was when it was looked at. */
export type Home = { readonly element: HTMLElement; readonly rect: DOMRect }

/** Where each operation is to be seen. Read before the picture changes, and again after. */
export function homesIn(root: ParentNode): Map<OperationIndex, Home> {
  const homes = new Map<OperationIndex, Home>()
  for (const element of root.querySelectorAll<HTMLElement>('[data-home][data-operation]')) {
    const operation = Number(element.dataset['operation'])
    const rect = element.getBoundingClientRect()
    // Hidden in this layout, or scrolled out of its panel.
    if (rect.width === 0 || homes.has(operation) || isClipped(element, rect)) continue
    homes.set(operation, { element, rect })
  }
  return homes
}

/** Where to fly when an operation has no element of its own there: to its place as a whole, or to its line. */
export function anchorOf(
  root: ParentNode,
  place: Place | null,
  line: number | null,
): DOMRect | null {
  if (place === null)
    return lineRect(root, line) ?? rectOf(root.querySelector('[data-anchor="stack"]'))
  const name = place === 'running' ? 'stack' : place
  return rectOf(root.querySelector(`[data-anchor="${name}"]`))
}

/** The number of a line in the editor; on phones the line in the peek. */
function lineRect(root: ParentNode, line: number | null): DOMRect | null {
  if (line === null) return null
  for (const number of root.querySelectorAll('.editor .line-numbers'))
    if (number.textContent === String(line)) return rectOf(number)
  return rectOf(root.querySelector('.peek [data-now="true"] .peek-line'))
}

function rectOf(element: Element | null): DOMRect | null {
  const rect = element?.getBoundingClientRect()
  return rect === undefined || rect.width === 0 ? null : rect
}

function isClipped(element: Element, rect: DOMRect): boolean {
  const scroller = element.closest('.flight-scroll, .stack')?.getBoundingClientRect()
  return scroller !== undefined && (rect.top >= scroller.bottom || rect.bottom <= scroller.top)
}
