import { type KeyboardEvent, useId, useRef } from 'react'
import { useIsLive } from '../labContext.ts'
import { useAsked } from './useAsked.ts'

type Props<T extends string> = {
  readonly name: string
  readonly value: T
  readonly choices: readonly (readonly [value: T, words: string])[]
  readonly choose: (value: T) => void
}

/** One of a few, side by side; by key as any group of radio buttons. */
export function Choice<T extends string>({ name, value, choices, choose }: Props<T>) {
  const id = useId()
  const live = useIsLive()
  const group = useRef<HTMLDivElement>(null)
  const asked = useAsked(value)
  const ask = (next: T) => {
    asked.note(next)
    choose(next)
  }
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (by === undefined || !live) return
    event.preventDefault()
    event.stopPropagation()
    const at = choices.findIndex(([choice]) => choice === asked.last())
    const next = choices[(at + by + choices.length) % choices.length]
    if (next === undefined) return
    ask(next[0])
    group.current?.querySelector<HTMLElement>(`[data-value="${next[0]}"]`)?.focus()
  }
  return (
    <div className="choice">
      <span id={id}>{name}</span>
      <div ref={group} role="radiogroup" aria-labelledby={id} onKeyDown={onKey}>
        {choices.map(([choice, words]) => (
          // biome-ignore lint/a11y/useSemanticElements: drawn as segments
          <button
            key={choice}
            type="button"
            role="radio"
            data-value={choice}
            aria-checked={choice === value}
            aria-disabled={!live}
            tabIndex={choice === value ? 0 : -1}
            onClick={() => {
              if (live && choice !== asked.last()) ask(choice)
            }}
          >
            {words}
          </button>
        ))}
      </div>
    </div>
  )
}
