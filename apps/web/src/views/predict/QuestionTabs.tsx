import { tabAt } from '../hooks/tabAt.ts'
import './QuestionTabs.css'

type Props = {
  /** What the tabs are, to be read aloud. */
  readonly label: string
  readonly questions: readonly { readonly name: string; readonly title: string }[]
  /** Index of the one that is shown. */
  readonly chosen: number
  readonly choose: (index: number) => void
  /** Id of the panel that shows it. */
  readonly panel: string
}

/** A tab for each question; the arrows go round, Home and End to the first and last, and the page's own keys do not hear them. */
export function QuestionTabs({ label, questions, chosen, choose, panel }: Props) {
  return (
    <div className="question-tabs" role="tablist" aria-label={label} data-keys="own">
      {questions.map(({ name, title }, i) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={tabId(panel, name)}
          aria-selected={i === chosen}
          aria-controls={panel}
          tabIndex={i === chosen ? 0 : -1}
          onClick={() => choose(i)}
          onKeyDown={(event) => {
            const next = tabAt(questions, questions[chosen], event.key)
            if (next == null) return
            event.preventDefault()
            event.stopPropagation()
            choose(questions.indexOf(next))
            document.getElementById(tabId(panel, next.name))?.focus()
          }}
        >
          {title}
        </button>
      ))}
    </div>
  )
}

/** The id of a question's tab, which names its panel. */
export function tabId(panel: string, name: string): string {
  return `${panel}-${name}`
}
