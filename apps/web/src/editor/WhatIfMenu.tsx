import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { findSwaps, type Swap } from '../swaps/findSwaps.ts'
import { useSession } from '../views/loopscopeContext.ts'
import { itemsOf, moveFocus } from './menuKeys.ts'

type Props = {
  readonly onChoose: (swap: Swap) => void
  /** Closed by key: the focus goes back. */
  readonly onClose: () => void
  /** The focus went elsewhere by itself. */
  readonly onLeave: () => void
}

const WRITTEN = {
  setTimeout: 'setTimeout 0',
  setImmediate: 'setImmediate',
  nextTick: 'process.nextTick',
  queueMicrotask: 'queueMicrotask',
} as const

/** The calls of the snippet that can be swapped, line by line, each with what for. */
export function WhatIfMenu({ onChoose, onClose, onLeave }: Props) {
  const menu = useRef<HTMLDivElement>(null)
  const swaps = useSwaps()
  useEffect(() => {
    if (swaps !== undefined) (itemsOf(menu.current)[0] ?? menu.current)?.focus()
  }, [swaps])
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    else if (!moveFocus(itemsOf(menu.current), event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={menu}
      className="examples-menu"
      role="menu"
      aria-label="What if"
      tabIndex={-1}
      onKeyDown={onKey}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onLeave()
      }}
    >
      {swaps === null && <p className="what-if-none">The snippet cannot be parsed as it stands.</p>}
      {swaps?.length === 0 && (
        <p className="what-if-none">
          Nothing to swap: there is no setTimeout 0, setImmediate, nextTick or queueMicrotask here.
        </p>
      )}
      {byCall(swaps ?? []).map(([first, ...others]) => {
        if (first === undefined) return null
        const name = `Line ${first.line}: ${WRITTEN[first.from]}`
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu.
          <div key={`${first.line} ${first.source}`} role="group" aria-label={name}>
            <p className="examples-group" aria-hidden="true">
              {name}
            </p>
            {[first, ...others].map((swap) => (
              <button
                key={swap.to}
                type="button"
                role="menuitem"
                tabIndex={-1}
                className="what-if-item"
                onClick={() => onChoose(swap)}
              >
                {WRITTEN[swap.to]}
              </button>
            ))}
          </div>
        )
      })}
    </div>
  )
}

/** undefined: not worked out yet. null: the source cannot be parsed. */
function useSwaps(): readonly Swap[] | null | undefined {
  const source = useSession((state) => state.source)
  const module = useSession((state) => state.module)
  const [swaps, setSwaps] = useState<readonly Swap[] | null | undefined>(undefined)
  useEffect(() => {
    let left = false
    void findSwaps(source, module).then((found) => {
      if (!left) setSwaps(found)
    })
    return () => {
      left = true
    }
  }, [source, module])
  return swaps
}

/** Neighbours that change the same call. */
function byCall(swaps: readonly Swap[]): Swap[][] {
  const groups: Swap[][] = []
  for (const swap of swaps) {
    const last = groups.at(-1)
    const isSame = last?.[0]?.line === swap.line && !last.some(({ to }) => to === swap.to)
    if (last !== undefined && isSame && last[0]?.from === swap.from) last.push(swap)
    else groups.push([swap])
  }
  return groups
}
