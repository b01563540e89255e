/** The items of an open menu, in order. */
export function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
}

/** After so long without a letter the next one begins anew, ms. */
const PAUSE_MS = 700

/** Which item the letters that were typed lead to; they count together as long as no one pauses. */
export type Typeahead = (names: readonly string[], at: number, letter: string) => number

/** Nothing typed yet. `now`: ms, of any clock. */
export function createTypeahead(now: () => number = () => performance.now()): Typeahead {
  let typed = ''
  let last = Number.NEGATIVE_INFINITY
  return (names, at, letter) => {
    const key = letter.toLowerCase()
    if (now() - last > PAUSE_MS) typed = ''
    last = now()
    typed += key
    // One letter again and again goes round those that begin with it.
    const isRepeated = [...typed].every((each) => each === key)
    const wanted = isRepeated ? key : typed
    const from = isRepeated ? at + 1 : Math.max(0, at)
    const order = names.map((_, i) => (from + i) % names.length)
    return order.find((i) => names[i]?.toLowerCase().startsWith(wanted)) ?? -1
  }
}

/** Moves the focus as `key` asks; false where it asks for nothing. */
export function moveFocus(
  items: readonly HTMLElement[],
  key: string,
  typeahead: Typeahead,
): boolean {
  const at = items.findIndex((item) => item.matches(':focus'))
  const next = nextItem(items, at, key, typeahead)
  if (next === undefined) return false
  items[(next + items.length) % items.length]?.focus()
  return true
}

function nextItem(
  items: readonly HTMLElement[],
  at: number,
  key: string,
  typeahead: Typeahead,
): number | undefined {
  if (key === 'ArrowDown' || key === 'ArrowRight') return at + 1
  if (key === 'ArrowUp' || key === 'ArrowLeft') return at < 0 ? items.length - 1 : at - 1
  if (key === 'Home') return 0
  if (key === 'End') return items.length - 1
  if (!/^[\p{L}\p{N}]$/u.test(key)) return undefined
  const names = items.map(({ textContent }) => textContent ?? '')
  const found = typeahead(names, at, key)
  return found === -1 ? at : found
}
