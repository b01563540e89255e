import { useLoopscope, useReveal } from '../hooks/loopscopeContext.ts'
import { Icon } from '../kit/Icon.tsx'

/** Hides what comes, so that it can be predicted. */
export function PredictButton({ disabled }: { disabled: boolean }) {
  const { reveal, playback } = useLoopscope()
  const hidden = useReveal((state) => state.hidden)
  return (
    <button
      type="button"
      className="why-button"
      aria-pressed={hidden}
      disabled={disabled}
      title="Hide what comes, and say which line is printed next"
      onClick={() =>
        reveal.setState({ hidden: !hidden, upTo: playback.getState().cursor, answer: null })
      }
    >
      <Icon name={hidden ? 'check' : 'info'} size={12} />
      Predict
    </button>
  )
}
