type Props = {
  readonly name: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly set: (value: number) => void
}

/** A whole number with a button on each side. */
export function Stepper({ name, value, min, max, set }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's own fields
    <div className="load-setting" role="group" aria-label={name}>
      <span>{name}</span>
      <span className="stepper">
        <button
          type="button"
          aria-label={`Fewer: ${name}`}
          aria-disabled={value <= min}
          onClick={() => set(Math.max(min, value - 1))}
        >
          −
        </button>
        <output className="number">{value}</output>
        <button
          type="button"
          aria-label={`More: ${name}`}
          aria-disabled={value >= max}
          onClick={() => set(Math.min(max, value + 1))}
        >
          +
        </button>
      </span>
    </div>
  )
}
