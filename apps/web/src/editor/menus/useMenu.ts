import { type FocusEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react'
import { createTypeahead, itemsOf, moveFocus } from './menuKeys.ts'

type Leaving = {
  /** Closed by key: the focus goes back. */
  readonly onClose: () => void
  /** The focus went elsewhere by itself. */
  readonly onLeave: () => void
}

/** What makes a list of menu items a menu: arrow keys, Home, End and first letters move the focus, Escape closes. */
export function useMenu({ onClose, onLeave }: Leaving) {
  const [typeahead] = useState(createTypeahead)
  const menu: RefObject<HTMLDivElement | null> = useRef(null)
  return {
    menu,
    events: {
      onKeyDown(event: KeyboardEvent) {
        // What is typed into a field of the menu is text.
        const isText =
          event.target instanceof HTMLInputElement && !/^Arrow(?:Down|Up)$/.test(event.key)
        if (event.key === 'Escape') onClose()
        else if (isText) return
        else if (!moveFocus(itemsOf(menu.current), event.key, typeahead)) return
        event.preventDefault()
        event.stopPropagation()
      },
      onBlur({ currentTarget, relatedTarget }: FocusEvent) {
        if (!currentTarget.contains(relatedTarget)) onLeave()
      },
    },
  }
}
