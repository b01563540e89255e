/** After a move that took the pressed button away, the focus is on the tab: the next Tab is still in the inspector. */
export function stayInWhy(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.getElementById('inspector-why')?.focus()
  })
}
