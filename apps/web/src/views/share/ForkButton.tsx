import { useLoopscope } from '../hooks/loopscopeContext.ts'
import { Icon } from '../kit/Icon.tsx'

/** Goes on with what somebody's link shows as one's own. */
export function ForkButton() {
  const { sharing } = useLoopscope()
  return (
    <button
      type="button"
      className="button small"
      aria-label="Fork"
      title="Edit a copy of this snippet"
      onClick={() => {
        sharing.fork()
        // The button goes away. What is forked is to be changed.
        document.querySelector<HTMLElement>('.editor textarea')?.focus()
      }}
    >
      <Icon name="fork" size={14} />
      Edit a copy
    </button>
  )
}
