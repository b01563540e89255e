/** A length of the window in px of `element`, which may be drawn larger than its own px say. */
export function pxIn(element: Element, length: number): number {
  return length / (element.currentCSSZoom ?? 1)
}
