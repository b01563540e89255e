import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react'
import { pxIn } from './pxIn.ts'
import './Splitter.css'

type Props = {
  readonly name: string
  /** Height of the pane below it, px; null: as the page's size has it. */
  readonly height: number | null
  readonly resize: (height: number | null) => void
}

const LEAST = 96
const STEP = 16
/** What must be left of the pane above, px. */
const ABOVE = 160

/** The border above a pane, to be dragged or moved by arrows; a double click gives the pane its own height back. */
export function Splitter({ name, height, resize }: Props) {
  const ref = useRef<HTMLHRElement>(null)
  const drag = useRef<{ from: number; height: number } | null>(null)
  const now = useHeightBelow(ref, height)
  const set = (wanted: number) => {
    const room = ref.current?.parentElement?.clientHeight ?? Number.POSITIVE_INFINITY
    resize(Math.round(Math.max(LEAST, Math.min(wanted, room - ABOVE))))
  }
  const onKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? STEP : event.key === 'ArrowDown' ? -STEP : 0
    if (by === 0) return
    set(now + by)
    event.preventDefault()
  }
  const onDown = (event: PointerEvent) => {
    drag.current = { from: event.clientY, height: now }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  return (
    <hr
      ref={ref}
      className="splitter"
      tabIndex={0}
      aria-label={name}
      aria-orientation="horizontal"
      aria-valuenow={now}
      aria-valuemin={LEAST}
      title="Drag, or arrow keys; double click resets"
      onKeyDown={onKey}
      onDoubleClick={() => resize(null)}
      onPointerDown={onDown}
      onPointerMove={(event) => {
        if (drag.current === null) return
        const by = pxIn(event.currentTarget, drag.current.from - event.clientY)
        set(drag.current.height + by)
      }}
      onPointerUp={() => {
        drag.current = null
      }}
      onPointerCancel={() => {
        drag.current = null
      }}
    />
  )
}

/** Height of the pane below, as it is: the page's size may have decided it. */
function useHeightBelow(ref: RefObject<HTMLElement | null>, given: number | null): number {
  const [height, setHeight] = useState(given ?? 0)
  useEffect(() => {
    const pane = ref.current?.nextElementSibling
    if (pane == null) return
    const observer = new ResizeObserver(() =>
      setHeight(Math.round(pxIn(pane, pane.getBoundingClientRect().height))),
    )
    observer.observe(pane)
    return () => observer.disconnect()
  }, [ref])
  return height
}
