/** Where the lanes will be, as high as they. */
export function EmptyField() {
  return (
    <div className="lane-field">
      <p className="lane-empty">The recording appears here</p>
    </div>
  )
}
