import { useIsLive } from '../labContext.ts'
import './Controls.css'

type Props = { readonly name: string; readonly on: boolean; readonly turn: (on: boolean) => void }

/** Something that is on or off. */
export function Switch({ name, on, turn }: Props) {
  const live = useIsLive()
  return (
    <button
      type="button"
      role="switch"
      className="switch"
      aria-checked={on}
      aria-disabled={!live}
      onClick={() => {
        if (live) turn(!on)
      }}
    >
      <i />
      {name}
    </button>
  )
}
