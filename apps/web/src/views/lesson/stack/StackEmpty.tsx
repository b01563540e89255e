import './Stack.css'

/** The stack before anything has run. */
export function StackEmpty() {
  return (
    <div className="stack">
      <figure className="stack-well">
        <figcaption className="unseen">The stack is empty.</figcaption>
        <div className="stack-vessel" aria-hidden="true" />
      </figure>
      <p className="stack-question">How many calls fit?</p>
    </div>
  )
}
