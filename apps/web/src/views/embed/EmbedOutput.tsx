import { type CSSProperties, useEffect, useRef } from 'react'
import { useFrame, useLoopscope, useTimeline } from '../hooks/loopscopeContext.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { markOf, placeOf } from '../kit/look.ts'
import { goTo } from '../timeline/input/pick.ts'
import './EmbedOutput.css'

/** Writes around this moment that are shown: a strip has no room for thousands. */
const BEFORE = 12
const AFTER = 12
/** How much of a line is seen depends on the room between these, and is the style's. */
const LEAST_CHARACTERS = 16
const MOST_CHARACTERS = 200

/** What was written so far, in the colours of the phases, and what is still to come; each leads to its moment. */
export function EmbedOutput() {
  const loopscope = useLoopscope()
  const frame = useFrame()
  const outputs = useTimeline()?.outputs ?? []
  const written = frame?.outputs ?? 0
  const from = Math.max(0, written - BEFORE)
  const strip = useRef<HTMLOListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chip is found in the document
  useEffect(() => {
    const now = strip.current?.querySelector<HTMLElement>('[data-time="now"]')
    // Not by scrollIntoView: the page around belongs to somebody else, and must not move.
    if (strip.current !== null)
      strip.current.scrollLeft =
        now == null ? 0 : now.offsetLeft - (strip.current.clientWidth - now.offsetWidth) / 2
  }, [written])
  if (outputs.length === 0) return null
  return (
    <div className="embed-output">
      <span aria-hidden="true">out</span>
      <ol aria-label="Output" ref={strip}>
        {outputs.slice(from, written + AFTER).map((output, i) => {
          const index = from + i
          const { phase, queue, step, evidence } = output
          const text = output.text.trimEnd()
          return (
            <li
              key={index}
              className="embed-line"
              style={{ '--least': Math.min(text.length, LEAST_CHARACTERS) } as CSSProperties}
            >
              <button
                type="button"
                data-ph={placeOf(phase, queue).look}
                data-time={index < written - 1 ? 'past' : index < written ? 'now' : 'later'}
                title={`${placeOf(phase, queue).name}${markOf(evidence)}: ${visibleText(text, MOST_CHARACTERS)}`}
                onClick={() => goTo(loopscope, step)}
              >
                {visibleText(text, MOST_CHARACTERS)}
              </button>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
