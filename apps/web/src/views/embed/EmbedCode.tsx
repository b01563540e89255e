import { useEffect, useRef } from 'react'
import { Code } from '../code/Code.tsx'
import { useFrame, useSession } from '../hooks/loopscopeContext.ts'
import { placeOf } from '../kit/look.ts'
import { pxIn } from '../kit/pxIn.ts'
import './EmbedCode.css'

/** The snippet as it ran; the line of this moment wears the colour of its phase and stays in view. */
export function EmbedCode() {
  const frame = useFrame()
  const source = useSession((session) => session.recordedSource ?? '')
  const box = useRef<HTMLDivElement>(null)
  const line = frame?.line ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line is found in the document
  useEffect(() => {
    const scroller = box.current?.querySelector('.code')
    const current = scroller?.querySelector('[aria-current]')
    if (scroller instanceof HTMLElement && current instanceof HTMLElement)
      bringIntoView(scroller, current)
  }, [line])
  return (
    <div className="embed-code" ref={box}>
      <Code
        source={source}
        current={
          frame === null || line === null
            ? null
            : { line, look: placeOf(frame.phase, frame.queue).look }
        }
      />
    </div>
  )
}

/** Not by scrollIntoView: the page around belongs to somebody else, and must not move. */
function bringIntoView(scroller: HTMLElement, line: HTMLElement): void {
  const fromTop = line.getBoundingClientRect().top - scroller.getBoundingClientRect().top
  const top = pxIn(scroller, fromTop)
  if (top < 0 || top + line.offsetHeight > scroller.clientHeight)
    scroller.scrollTop += top - (scroller.clientHeight - line.offsetHeight) / 2
}
