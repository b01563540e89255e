type Props = {
  readonly name: string
  readonly value: string
  readonly note?: string | undefined
  readonly isBad?: boolean
  readonly isLarge?: boolean
}

/** A figure under its name. */
export function Fact({ name, value, note, isBad = false, isLarge = false }: Props) {
  return (
    <div data-bad={isBad} data-large={isLarge}>
      <dt>{name}</dt>
      <dd>
        <span className="number">{value}</span>
        {note !== undefined && note !== '' && <small>{note}</small>}
      </dd>
    </div>
  )
}
