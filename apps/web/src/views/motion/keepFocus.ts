/** What had the focus has moved: the focus goes with it, so that the next key still means the same thing. */
export function keepFocus(root: Document, operation: string | null): void {
  if (operation === null || root.activeElement !== root.body) return
  for (const element of root.querySelectorAll<HTMLElement>(`[data-operation="${operation}"]`))
    if (element.tabIndex >= 0 && element.getClientRects().length > 0) {
      element.focus({ preventScroll: true })
      return
    }
}
