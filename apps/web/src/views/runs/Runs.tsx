/** The runs that this browser keeps. */
export function Runs() {
  return <p className="inspector-none">No run is kept yet.</p>
}
