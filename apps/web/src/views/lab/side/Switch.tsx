import { useIsLive } from '../labContext.ts'
import { useAsked } from './useAsked.ts'
import './Controls.css'

type Props = { readonly name: string; readonly on: boolean; readonly turn: (on: boolean) => void }

/** Something that is on or off. */
export function Switch({ name, on, turn }: Props) {
  const live = useIsLive()
  const asked = useAsked(on)
  return (
    <button
      type="button"
      role="switch"
      className="switch"
      aria-checked={on}
      aria-disabled={!live}
      onClick={() => {
        if (!live) return
        const next = !asked.last()
        asked.note(next)
        turn(next)
      }}
    >
      <i />
      {name}
    </button>
  )
}
