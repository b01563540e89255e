type Props = {
  /** byteLength; null: there is no buffer. */
  readonly bytes: number | null
  /** What its first byte holds; null: it has none. */
  readonly first: number | null
}

/** A buffer on one side: its first bytes and its size. */
export function BytesBlock({ bytes, first }: Props) {
  if (bytes === null)
    return (
      <p className="bytes" data-state="none">
        no buffer
      </p>
    )
  if (bytes === 0 || first === null)
    return (
      <p className="bytes" data-state="empty">
        0 bytes left
      </p>
    )
  return (
    <p className="bytes" data-state="full">
      <span data-changed={first !== 1}>{first}</span>
      <span>1</span>
      <span>1</span>
      <span>1</span>
      <b className="number">{bytes / 2 ** 20} MB</b>
    </p>
  )
}
