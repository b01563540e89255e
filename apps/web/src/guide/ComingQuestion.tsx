import type { ComingLine } from '@loopscope/shared/timeline/moments/comingLine'
import { useLoopscope } from '../views/hooks/loopscopeContext.ts'
import { visibleText } from '../views/hooks/visibleText.ts'

/** Which line is printed next, with a button for each that may be. The real run answers. */
export function ComingQuestion({ question }: { question: ComingLine }) {
  const { play, reveal } = useLoopscope()
  const { printed, choices, answer, step } = question
  const show = (said: string | null) => {
    play({ type: 'pause' })
    if (said !== null) reveal.setState({ answer: { said, right: said === answer, step } })
    play({ type: 'seek', cursor: step })
  }
  return (
    <div className="coming-row">
      <p className="coming-words">
        {printed === null ? null : (
          <>
            <code>{shortened(printed)}</code> was just printed.{' '}
          </>
        )}
        <b>{asked(choices)}</b>
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields. */}
      <div className="coming-choices" role="group" aria-label="Your prediction">
        {choices.map((text) => (
          <button
            key={text}
            type="button"
            className="button coming-choice"
            onClick={() => show(text)}
          >
            {shortened(text)}
          </button>
        ))}
        <button type="button" className="coming-show" onClick={() => show(null)}>
          Show me
        </button>
      </div>
    </div>
  )
}

/** "Which comes next, 5, 6 or 7?"; long lines stand on the buttons alone. */
function asked(choices: readonly string[]): string {
  if (choices.join('').length > 24) return 'Which of these comes next?'
  return `Which comes next, ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}?`
}

function shortened(text: string): string {
  return visibleText(text, 28)
}
