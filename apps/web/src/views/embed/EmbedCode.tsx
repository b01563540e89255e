import { useEffect, useRef } from 'react'
import { placeOf } from '../look.ts'
import { useFrame, useSession } from '../loopscopeContext.ts'
import { textPieces } from '../visibleText.ts'

/** The snippet as it ran; the line of this moment wears the colour of its phase. */
export function EmbedCode() {
  const frame = useFrame()
  const source = useSession((session) => session.recordedSource ?? '')
  const scroller = useRef<HTMLElement>(null)
  const now = frame?.line ?? null
  useEffect(() => {
    const line = scroller.current?.querySelector('[aria-current]')
    // Not further than in here: the page around belongs to somebody else.
    if (now !== null && line instanceof HTMLElement && scroller.current !== null)
      scrollTo(scroller.current, line)
  }, [now])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whatever scrolls must take the focus
    <section ref={scroller} className="embed-code" aria-label="Code" tabIndex={0}>
      <ol>
        {source
          .replace(/\n$/, '')
          .split('\n')
          .map((text, i) => {
            const isNow = i + 1 === now && frame !== null
            return (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
                key={i}
                data-ph={isNow ? placeOf(frame.phase, frame.queue).look : undefined}
                aria-current={isNow ? 'step' : undefined}
              >
                <span aria-hidden="true">{i + 1}</span>
                <code>{textPieces(text).map((piece) => piece.text)}</code>
              </li>
            )
          })}
      </ol>
    </section>
  )
}

function scrollTo(scroller: HTMLElement, line: HTMLElement): void {
  const top = line.offsetTop - scroller.offsetTop
  const isAbove = top < scroller.scrollTop
  const isBelow = top + line.offsetHeight > scroller.scrollTop + scroller.clientHeight
  if (isAbove || isBelow) scroller.scrollTop = top - scroller.clientHeight / 2
}
