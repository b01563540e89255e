import { useEffect, useLayoutEffect, useState } from 'react'
import { useLoopscope, useSession } from '../../views/hooks/loopscopeContext.ts'
import { usePanesStore } from '../../views/hooks/panesContext.ts'
import { useStopKeys } from '../../views/keys/useStopKeys.ts'
import { KeyHint } from '../../views/kit/KeyHint.tsx'
import { StopWord } from '../../views/share/stops/StopWord.tsx'
import { useLinkStops } from '../../views/share/stops/useLinkStops.ts'
import {
  LARGEST_ON_PHONE,
  PARTS,
  type Part,
  SCALES,
  type Scale,
  STOPS,
  type Stop,
} from './presentation.ts'
import { useFullScreen } from './useFullScreen.ts'
import { useRoomy } from './useRoomy.ts'
import './Present.css'
import './PresentNarrow.css'

/** Shows the page to a room: full screen, its text large, beside the loop what the presenter chose. Escape leaves. */
export function Present() {
  const { move } = useLoopscope()
  const panes = usePanesStore()
  const [parts, setParts] = useState<readonly Part[]>(['code', 'console'])
  const largest = useRoomy() ? 2 : LARGEST_ON_PHONE
  const [wanted, setScale] = useState<Scale>(1.5)
  const scale = wanted > largest ? largest : wanted
  const chosen = useLinkStops()
  const hasChosen = chosen.stops.length > 0
  const [asked, setStop] = useState<Stop>(hasChosen ? 'chosen' : 'callback')
  const stop = asked === 'chosen' && !hasChosen ? 'callback' : asked
  const nothing = useSession(({ events }) => events.length === 0)
  const leave = () => panes.setState({ presenting: false })
  useFullScreen(leave)
  const go = (to: 'next' | 'previous') => (stop === 'chosen' ? chosen.go(to) : move({ to, stop }))
  useStopKeys(go, true)
  useZoom(scale)
  const toggle = (part: Part) => {
    const shown = parts.includes(part)
    setParts(shown ? parts.filter((other) => other !== part) : [...parts, part])
    if (part === 'why' && !shown) panes.setState({ inspectorTab: 'why' })
  }
  return (
    <header className="present" data-parts={parts.join(' ')}>
      <h1 className="unseen">Loopscope, presented</h1>
      {stop === 'chosen' && (
        <p className="present-word" role="status" aria-label="Stop">
          <StopWord stops={chosen.stops} among={chosen.among} name={chosen.moments.name} />
        </p>
      )}
      <div className="present-bar" role="toolbar" aria-label="Presentation">
        <fieldset className="present-group present-parts">
          <legend className="unseen">Shown beside the loop</legend>
          {PARTS.map(({ part, name }) => (
            <button
              key={part}
              type="button"
              className="button small"
              aria-pressed={parts.includes(part)}
              onClick={() => toggle(part)}
            >
              {name}
            </button>
          ))}
        </fieldset>
        <fieldset className="present-group">
          <legend className="unseen">Size of the text</legend>
          {SCALES.filter((size) => size <= largest).map((size) => (
            <button
              key={size}
              type="button"
              className="button small"
              aria-pressed={size === scale}
              aria-label={`${size} × the size of the text`}
              onClick={() => setScale(size)}
            >
              {size} ×
            </button>
          ))}
        </fieldset>
        <div className="present-group present-stops">
          <select
            className="select small"
            aria-label="Stop at"
            value={stop}
            onChange={({ currentTarget }) =>
              setStop(STOPS.find((each) => each.stop === currentTarget.value)?.stop ?? 'callback')
            }
          >
            {STOPS.filter(({ stop: each }) => hasChosen || each !== 'chosen').map(
              ({ stop: each, name }) => (
                <option key={each} value={each}>
                  Stop at each {name}
                </option>
              ),
            )}
          </select>
          <button
            type="button"
            className="button small"
            aria-label="Previous stop"
            title="Previous stop (Page Up, Shift N)"
            disabled={nothing}
            onClick={() => go('previous')}
          >
            Previous
          </button>
          <button
            // What a presenter presses most.
            ref={focusAtFirst}
            type="button"
            className="button small primary"
            aria-label="Next stop"
            title="Next stop (Page Down, N)"
            disabled={nothing}
            onClick={() => go('next')}
          >
            Next stop
            <KeyHint>N</KeyHint>
          </button>
        </div>
        <button type="button" className="button small" aria-label="Leave" onClick={leave}>
          Leave
          <KeyHint>Esc</KeyHint>
        </button>
      </div>
    </header>
  )
}

/** Returns what gives the focus back to where it was. */
function focusAtFirst(button: HTMLButtonElement | null) {
  const before = document.activeElement
  button?.focus()
  return () => {
    // What had it may be drawn again only once this is gone.
    requestAnimationFrame(() => {
      if (before instanceof HTMLElement && document.activeElement === document.body) before.focus()
    })
  }
}

/** The size of the text, for the style and for the editor, which draws its own. */
function useZoom(scale: Scale) {
  const panes = usePanesStore()
  useLayoutEffect(() => {
    document.documentElement.style.setProperty('--present-zoom', String(scale))
    panes.setState({ zoom: scale })
  }, [panes, scale])
  useEffect(
    () => () => {
      document.documentElement.style.removeProperty('--present-zoom')
      panes.setState({ zoom: 1 })
    },
    [panes],
  )
}
