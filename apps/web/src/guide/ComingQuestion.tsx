import type { ComingLine } from '@loopscope/shared/timeline/moments/comingLine'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { useLoopscope, useSession, useWhole } from '../views/hooks/loopscopeContext.ts'
import { useNarrow } from '../views/hooks/useNarrow.ts'
import { visibleText } from '../views/hooks/visibleText.ts'

type Props = {
  readonly question: ComingLine
  /** The line is printed by the very next step: here playing stops. */
  readonly isNext: boolean
}

/** Which line is printed next, with a button for each that may be. The real run answers. */
export function ComingQuestion({ question, isNext }: Props) {
  const { play, reveal } = useLoopscope()
  const { printed, choices, answer, step } = question
  const codeOf = useCode(question)
  const show = (said: string | null) => {
    play({ type: 'pause' })
    if (said !== null) reveal.setState({ answer: { said, right: said === answer, step } })
    play({ type: 'seek', cursor: step })
  }
  return (
    <div className="coming-row">
      <p className="coming-words">
        {printed === null || isNext ? null : (
          <>
            <code>{shortened(printed)}</code> was just printed.{' '}
          </>
        )}
        <b>{asked(choices)}</b>
        {isNext && ' Play waits: answer, or press Play again.'}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields. */}
      <div
        className="coming-choices"
        data-code={codeOf.size > 0}
        role="group"
        aria-label="Your prediction"
      >
        {choices.map((text) => (
          <button
            key={text}
            type="button"
            className="button coming-choice"
            onClick={() => show(text)}
          >
            {shortened(text)}
            {codeOf.has(text) && <code aria-hidden="true">{codeOf.get(text)}</code>}
          </button>
        ))}
        <button type="button" className="coming-show" onClick={() => show(null)}>
          Show me
        </button>
      </div>
    </div>
  )
}

/** On a phone, where the program is further down: the line of it that prints each choice. None where one is printed by several or by no line. */
function useCode({ choices, step }: ComingLine): ReadonlyMap<string, string> {
  const narrow = useNarrow()
  const whole = useWhole()
  const source = useSession(({ recordedSource }) => recordedSource ?? '')
  if (!narrow || whole === null) return new Map()
  const lines = source.split('\n')
  const found = choices.map(
    (text) => [text, (lines[lineOf(whole, text, step)] ?? '').trim()] as const,
  )
  return new Map(found.every(([, code]) => code !== '') ? found : [])
}

/** Index of the one line that prints this from a step on; -1: there is not one. */
function lineOf({ outputs }: Timeline, said: string, from: number): number {
  const printing = outputs.filter(({ text, step }) => step >= from && text.trim() === said)
  const numbers = new Set(printing.map(({ line }) => line))
  const [number] = numbers
  return numbers.size === 1 && number != null ? number - 1 : -1
}

/** "Which comes next, 5, 6 or 7?"; long lines stand on the buttons alone. */
function asked(choices: readonly string[]): string {
  if (choices.join('').length > 24) return 'Which of these comes next?'
  return `Which comes next, ${choices.slice(0, -1).join(', ')}\u00a0or\u00a0${choices.at(-1)}?`
}

function shortened(text: string): string {
  return visibleText(text, 28)
}
