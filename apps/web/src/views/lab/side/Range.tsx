import { useRef, useState } from 'react'
import { useIsLive } from '../labContext.ts'
import { useAsked } from './useAsked.ts'
import './Controls.css'

type Props = {
  readonly name: string
  /** What it is now. */
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step: number
  /** A value as it stands beside the slider, and as it is read out. */
  readonly words: (value: number) => string
  readonly spoken?: (value: number) => string
  readonly set: (value: number) => void
}

/** A number on a slider. It is set when the hand lets go; what comes back of earlier steps meanwhile moves nothing. */
export function Range({ name, value, min, max, step, words, spoken = words, set }: Props) {
  const live = useIsLive()
  /** null: nothing but what it is now. */
  const [wanted, setWanted] = useState<number | null>(null)
  const isHeld = useRef(false)
  const asked = useAsked(value, () => {
    if (!isHeld.current) setWanted(null)
  })
  const shown = live ? (wanted ?? value) : value
  const send = () => {
    isHeld.current = false
    if (!live || wanted === null) return
    const isNew = wanted !== asked.last()
    asked.note(wanted)
    if (isNew) set(wanted)
  }
  return (
    <label className="stream">
      <span>{name}</span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={shown}
        disabled={!live}
        aria-valuetext={spoken(shown)}
        onChange={(event) => {
          isHeld.current = true
          setWanted(Number(event.currentTarget.value))
        }}
        onPointerUp={send}
        onKeyUp={send}
        onBlur={send}
      />
      <output className="number">{words(shown)}</output>
    </label>
  )
}
