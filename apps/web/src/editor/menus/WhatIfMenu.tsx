import { useEffect, useState } from 'react'
import { findSwaps, type Swap } from '../../swaps/findSwaps.ts'
import { useSession } from '../../views/hooks/loopscopeContext.ts'
import { itemsOf } from './menuKeys.ts'
import { useMenu } from './useMenu.ts'

type Props = {
  /** The line it is asked about: what can be swapped there comes first under the hand. */
  readonly line: number
  readonly onChoose: (swap: Swap) => void
  readonly onClose: () => void
  readonly onLeave: () => void
}

const WRITTEN = {
  setTimeout: 'setTimeout 0',
  setImmediate: 'setImmediate',
  nextTick: 'process.nextTick',
  queueMicrotask: 'queueMicrotask',
} as const

/** The calls of the snippet that can be swapped, line by line, each with what for. */
export function WhatIfMenu({ line, onChoose, onClose, onLeave }: Props) {
  const { menu, events } = useMenu({ onClose, onLeave })
  const swaps = useSwaps()
  useEffect(() => {
    if (swaps === undefined) return
    const items = itemsOf(menu.current)
    const here = items.find(({ dataset }) => Number(dataset['line']) === line)
    ;(here ?? items[0] ?? menu.current)?.focus()
  }, [swaps, line, menu])
  return (
    <div
      ref={menu}
      className="examples-menu"
      role="menu"
      aria-label="What if"
      tabIndex={-1}
      {...events}
    >
      {swaps === null && <p className="what-if-none">The snippet cannot be parsed as it stands.</p>}
      {swaps?.length === 0 && (
        <p className="what-if-none">
          Nothing to swap: there is no setTimeout 0, setImmediate, nextTick or queueMicrotask here.
        </p>
      )}
      {byCall(swaps ?? []).map(({ name, swaps: ways }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu.
        <div key={name} role="group" aria-label={name}>
          <p className="examples-group" aria-hidden="true">
            {name}
          </p>
          {ways.map((swap) => (
            <button
              key={swap.to}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="what-if-item"
              data-line={swap.line}
              onClick={() => onChoose(swap)}
            >
              {WRITTEN[swap.to]}
            </button>
          ))}
        </div>
      ))}
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

/** What changes the same call, under its name. */
function byCall(swaps: readonly Swap[]): { readonly name: string; readonly swaps: Swap[] }[] {
  const calls = [...Map.groupBy(swaps, ({ call }) => call).values()]
  const plain = calls.map(([first]) =>
    first === undefined ? '' : `Line ${first.line}: ${WRITTEN[first.from]}`,
  )
  return calls.map((group, i) => {
    const name = plain[i] ?? ''
    const same = plain.filter((each) => each === name).length
    const place = plain.slice(0, i + 1).filter((each) => each === name).length
    return { name: same === 1 ? name : `${name}, ${place} of ${same}`, swaps: group }
  })
}
