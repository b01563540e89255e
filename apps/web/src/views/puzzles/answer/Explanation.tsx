import type { AskedPuzzle } from '../../../state/puzzles/askedPuzzle.ts'
import { FidelityFacts } from '../../fidelity/FidelityFacts.tsx'
import { visibleText } from '../../hooks/visibleText.ts'
import { PlaygroundLink } from '../PlaygroundLink.tsx'
import { useVisit } from '../puzzlesContext.ts'
import { docName } from './docName.ts'
import { SeenOutputs } from './SeenOutputs.tsx'
import { WithCode } from './WithCode.tsx'
import '../BelowCode.css'
import './Explanation.css'

/** What is to be learned: what all runs gave, the rules, and why. */
export function Explanation({ puzzle }: { puzzle: AskedPuzzle }) {
  const node = useVisit((visit) => visit.node)
  const answers = puzzle.answers[node]
  return (
    <section className="below-code explanation" aria-label="Explanation">
      {puzzle.rules.length > 0 && (
        <>
          <h2>{puzzle.rules.length === 1 ? 'The rule' : 'The rules'}</h2>
          <ul className="explanation-rules">
            {puzzle.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </>
      )}
      {puzzle.explanation.map(({ text, docs }) => (
        <p key={text}>
          <WithCode text={multiline(text)} />{' '}
          {docs.map((url, i) => (
            <span key={url} className="explanation-link">
              {i > 0 && ', '}
              <a href={url} target="_blank" rel="noreferrer">
                {docName(url)}
              </a>
            </span>
          ))}
        </p>
      ))}
      {answers !== undefined && <SeenOutputs question={puzzle.question} answers={answers} />}
      <FidelityFacts />
      <PlaygroundLink />
      {puzzle.name === null && (
        <p>
          <a href={`/puzzles/own?edit${location.hash}`} target="_blank" rel="noreferrer">
            Edit a copy of this link
          </a>
        </p>
      )}
    </section>
  )
}

/** A stranger's text, its line ends as spaces and what would act shown. */
const multiline = (text: string) => visibleText(text.replaceAll(/\s*\n\s*/g, ' '), 2000)
