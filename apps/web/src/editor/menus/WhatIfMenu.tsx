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
  const source = useSession((session) => session.source)
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
      {(swaps?.length ?? 0) > 0 && (
        <p className="what-if-words" aria-hidden="true">
          Swap one call for another: both programs run, and are shown side by side.
        </p>
      )}
      <div className="what-if-list fading">
        {byCall(swaps ?? []).map(({ name, head, start, swaps: ways }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu.
          <div key={name} role="group" aria-label={name} className="what-if-call">
            <p aria-hidden="true">
              <b>{head}</b> <code>{source.slice(start).split(LINE_END, 1)}</code>
            </p>
            <div className="what-if-ways">
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
          </div>
        ))}
      </div>
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

type SwappedCall = {
  /** "Line 2: setImmediate, 1 of 2": no other call of the menu is called so. */
  readonly name: string
  /** What stands before the code of its line: "Line 2", "Line 2, 1 of 2". */
  readonly head: string
  /** Offset of the call, from which on its line is shown. */
  readonly start: number
  readonly swaps: readonly Swap[]
}

/** As JavaScript has it. */
const LINE_END = /[\r\n\u2028\u2029]/

/** What changes the same call, with that call's name. */
function byCall(swaps: readonly Swap[]): readonly SwappedCall[] {
  const calls = [...Map.groupBy(swaps, ({ call }) => call).values()]
  const plain = calls.map(([first]) =>
    first === undefined ? '' : `Line ${first.line}: ${WRITTEN[first.from]}`,
  )
  return calls.map((group, i) => {
    const same = plain.filter((each) => each === plain[i]).length
    const place = plain.slice(0, i + 1).filter((each) => each === plain[i]).length
    const which = same === 1 ? '' : `, ${place} of ${same}`
    const { line = 1, start = 0 } = group[0] ?? {}
    return { name: `${plain[i] ?? ''}${which}`, head: `Line ${line}${which}`, start, swaps: group }
  })
}
