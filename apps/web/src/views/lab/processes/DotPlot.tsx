type Props = {
  readonly values: readonly number[]
  readonly middle: number
  /** What the right end stands for; the left one is 0. */
  readonly most: number
}

/** A dot for each value and a line at the middle one; the words beside it say the same. */
export function DotPlot({ values, middle, most }: Props) {
  const x = (value: number) => (most > 0 ? 3 + (94 * Math.max(0, value)) / most : 3)
  return (
    <svg className="dot-plot" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <path className="dot-plot-axis" d="M 0 6 H 100" />
      <path className="dot-plot-middle" d={`M ${x(middle)} 0 V 12`} />
      {values.map((value, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a trial is known by its place
        <path key={at} className="dot-plot-dot" d={`M ${x(value)} 6 h 0.01`} />
      ))}
    </svg>
  )
}
