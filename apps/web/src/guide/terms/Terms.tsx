import { useEffect, useRef, useState } from 'react'
import { useLoopscope } from '../../views/hooks/loopscopeContext.ts'
import { usePanesStore } from '../../views/hooks/panesContext.ts'
import type { TermName } from '../../views/kit/Term.tsx'
import { exampleOf } from '../exampleOf.ts'
import { openExample } from '../openExample.ts'
import { keepClear, placeBeside } from '../placeBeside.ts'
import { TERMS } from './terms.ts'
import { useAskedTerm } from './useAskedTerm.ts'
import './Terms.css'

/** What a word of the picture means, beside the word, for as long as it is asked for. */
export function Terms() {
  const card = useRef<HTMLDivElement>(null)
  const [asked, setAsked] = useState<HTMLElement | null>(null)
  useAskedTerm(card, setAsked)
  useEffect(() => {
    if (card.current === null) return
    if (asked === null) return card.current.hidePopover()
    asked.dataset['asked'] = 'true'
    card.current.showPopover()
    placeBeside(card.current, asked.getBoundingClientRect())
    // The tour says of words that they can be asked, and goes on by its own card's buttons.
    const tour = document.querySelector('.tour-card')
    if (tour !== null) keepClear(card.current, tour.getBoundingClientRect())
    return () => {
      delete asked.dataset['asked']
    }
  }, [asked])
  return (
    <div ref={card} className="term-card" popover="manual">
      {asked !== null && (
        <Card name={asked.dataset['term'] as TermName} close={() => setAsked(null)} />
      )}
    </div>
  )
}

function Card({ name, close }: { name: TermName; close: () => void }) {
  const loopscope = useLoopscope()
  const panes = usePanesStore()
  const { title, is, lands, isNoPlace, example } = TERMS[name]
  const shown = exampleOf(example)
  return (
    <>
      <div role="status" aria-label="What it means">
        <h3>{title}</h3>
        <p>{is}</p>
        <p className="term-lands">
          {isNoPlace !== true && <b>Lands here:</b>} {lands}
        </p>
      </div>
      {shown !== null && (
        <button
          type="button"
          className="button small"
          onClick={() => {
            openExample(loopscope, shown, panes)
            close()
          }}
        >
          Open the example “{shown.title}”
        </button>
      )}
    </>
  )
}
