import { type RefObject, useEffect } from 'react'

/** How long the pointer rests on a word before it is answered, and may be away on its way to the card; ms. */
const REST_MS = 350
const AWAY_MS = 250

/**
 * Tells which word is asked for: the one that the pointer rests on, that has the focus by key, or that was tapped. null:
 * none any more. While the pointer or the focus is in `card`, the word stays.
 */
export function useAskedTerm(
  card: RefObject<HTMLElement | null>,
  ask: (word: HTMLElement | null) => void,
): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = (ms: number, word: HTMLElement | null) => {
      clearTimeout(timer)
      timer = setTimeout(() => ask(word), ms)
    }
    const isInCard = (target: EventTarget | null) =>
      target instanceof Node && card.current?.contains(target) === true
    const onOver = ({ target, pointerType }: PointerEvent) => {
      if (pointerType === 'touch') return
      const word = wordOf(target)
      if (word !== null) later(REST_MS, word)
      else if (isInCard(target)) clearTimeout(timer)
      else if (card.current?.matches(':popover-open') && !card.current.matches(':focus-within'))
        later(AWAY_MS, null)
      else clearTimeout(timer)
    }
    const onFocus = ({ target }: FocusEvent) => {
      const word = wordOf(target)
      if (word?.matches(':focus-visible')) later(0, word)
      else if (!isInCard(target)) later(0, null)
    }
    const onClick = ({ target }: MouseEvent) => {
      const word = wordOf(target)
      if (word !== null || !isInCard(target)) later(0, word)
    }
    // Escape does what it does without the card as well.
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') later(0, null)
    }
    document.addEventListener('pointerover', onOver)
    document.addEventListener('focusin', onFocus)
    document.addEventListener('click', onClick)
    window.addEventListener('keydown', onKey, { capture: true })
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerover', onOver)
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('click', onClick)
      window.removeEventListener('keydown', onKey, { capture: true })
    }
  }, [card, ask])
}

function wordOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-term]') : null
}
