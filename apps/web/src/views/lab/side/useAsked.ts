import { useEffect, useRef } from 'react'

/** For so long after something was asked, what the service tells of earlier steps may be under way, ms. */
const UNDER_WAY_MS = 3000

/** What was asked of the service last, where its word of that may not have come back; else what is so. */
export type Asked<T> = {
  readonly last: () => T
  readonly note: (value: T) => void
}

/** `value`: what is so, as the service tells it. `over`: nothing is under way any more. */
export function useAsked<T>(value: T, over: () => void = () => undefined): Asked<T> {
  const asked = useRef<{ readonly value: T } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    last: () => (asked.current === null ? value : asked.current.value),
    note(next) {
      asked.current = { value: next }
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        asked.current = null
        over()
      }, UNDER_WAY_MS)
    },
  }
}
