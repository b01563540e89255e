type Props = {
  readonly name: string
  readonly count: number
  /** What a full bar means. */
  readonly most: number
}

/** A count, with a bar to compare it by. */
export function CountBar({ name, count, most }: Props) {
  const part = most === 0 ? 0 : count / most
  return (
    <div className="count-bar">
      <span className="count-name">{name}</span>
      <i style={{ ['--part' as string]: `${100 * part}%` }} />
      <b className="number">{count.toLocaleString('en')}</b>
    </div>
  )
}
