/** The items of an open menu, in order. */
export function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
}

/** Moves the focus as `key` asks; false where it asks for nothing. */
export function moveFocus(items: readonly HTMLElement[], key: string): boolean {
  const at = items.findIndex((item) => item.matches(':focus'))
  const next = nextItem(items, at, key)
  if (next === undefined) return false
  items[(next + items.length) % items.length]?.focus()
  return true
}

function nextItem(items: readonly HTMLElement[], at: number, key: string): number | undefined {
  if (key === 'ArrowDown') return at + 1
  if (key === 'ArrowUp') return at < 0 ? items.length - 1 : at - 1
  if (key === 'Home') return 0
  if (key === 'End') return items.length - 1
  if (!/^[\p{L}\p{N}]$/u.test(key)) return undefined
  const order = items.map((_, i) => (at + 1 + i) % items.length)
  return order.find((i) => items[i]?.textContent?.toLowerCase().startsWith(key.toLowerCase()))
}
