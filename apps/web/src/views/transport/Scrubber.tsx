import type { ReactNode, Ref } from 'react'
import './Scrubber.css'

type Props = {
  /** How many moments there are; 0: nothing is recorded. */
  readonly length: number
  readonly cursor: number
  readonly seek: (cursor: number) => void
  /** Said while the pointer holds the slider; what it returns is called when the pointer lets go. */
  readonly hold?: () => () => void
  readonly ref?: Ref<HTMLDivElement>
  /** The picture of the whole, under the slider. */
  readonly picture: ReactNode
  /** What lies over the slider. */
  readonly children?: ReactNode
}

/** The whole recording in small, and a slider over it. */
export function Scrubber({ length, cursor, seek, hold, ref, picture, children }: Props) {
  const last = Math.max(0, length - 1)
  return (
    <div className="scrubber" ref={ref}>
      {picture}
      <input
        type="range"
        aria-label="Position"
        aria-valuetext={`step ${cursor} of ${last}`}
        min={0}
        max={last}
        step={1}
        value={cursor}
        disabled={length === 0}
        onPointerDown={() => {
          const letGo = hold?.()
          if (letGo === undefined) return
          for (const end of ['pointerup', 'pointercancel'])
            window.addEventListener(end, letGo, { once: true })
        }}
        onChange={(event) => seek(Number(event.currentTarget.value))}
      />
      {children}
    </div>
  )
}
