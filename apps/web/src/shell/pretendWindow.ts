import { LAYOUTS, type WindowSize } from './layouts.ts'

let size: WindowSize = LAYOUTS[0].sizes[0]

/** From now on media queries are answered for a window of this size. */
export function pretendSize(next: WindowSize): void {
  size = next
}

/** Whether a media query of widths and heights holds; false for all other features. */
function matches(query: string): boolean {
  return query.split(' and ').every((part) => {
    const range = /^\((?:(\d+)px <= )?(width|height) (<|>=) (\d+)px\)$/.exec(part)
    if (range === null) return false
    const [, least = '0', axis, sign, bound] = range
    const value = size[axis as 'width' | 'height']
    return value >= Number(least) && (sign === '<' ? value < Number(bound) : value >= Number(bound))
  })
}

// The page's modules ask for it when they are read: before any of them is imported.
Object.assign(globalThis, {
  window: {
    matchMedia: (query: string) => ({
      get matches() {
        return matches(query)
      },
      addEventListener() {
        // Nothing changes while a page is drawn ahead.
      },
      removeEventListener() {
        // See above.
      },
    }),
  },
})
