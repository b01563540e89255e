import { useEffect, useState } from 'react'
import { useIsLive } from '../labContext.ts'
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

/** A number on a slider. It is set when the hand lets go. */
export function Range({ name, value, min, max, step, words, spoken = words, set }: Props) {
  const live = useIsLive()
  const [wanted, setWanted] = useState(value)
  useEffect(() => setWanted(value), [value])
  const send = () => {
    if (live && wanted !== value) set(wanted)
  }
  return (
    <label className="stream">
      <span>{name}</span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={wanted}
        disabled={!live}
        aria-valuetext={spoken(wanted)}
        onChange={(event) => setWanted(Number(event.currentTarget.value))}
        onPointerUp={send}
        onKeyUp={send}
        onBlur={send}
      />
      <output className="number">{words(wanted)}</output>
    </label>
  )
}
