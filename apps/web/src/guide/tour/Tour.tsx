import { useEffect, useLayoutEffect, useRef } from 'react'
import type { PanesStore } from '../../state/panes.ts'
import { usePanes, usePanesStore } from '../../views/hooks/panesContext.ts'
import { placeBeside } from '../placeBeside.ts'
import { TOUR_STOPS, type TourStop } from './stops.ts'
import { placeLights, placesOf } from './tourPlace.ts'
import './Tour.css'

/** Five places of the page, one after the other, each under a light with a card beside it. Escape ends it anywhere. */
export function Tour() {
  const at = usePanes(({ tour }) => tour)
  const stop = TOUR_STOPS[at ?? -1]
  return stop === undefined || at === null ? null : <Stop stop={stop} at={at} />
}

function Stop({ stop, at }: { stop: TourStop; at: number }) {
  const panes = usePanesStore()
  const card = useRef<HTMLDivElement>(null)
  const light = useRef<HTMLDivElement>(null)
  const other = useRef<HTMLDivElement>(null)
  const last = at === TOUR_STOPS.length - 1
  useFocusBack()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // With the focus on the card Enter is its main button.
      const isNext = event.key === 'Enter' && document.activeElement === card.current
      if (!isNext && event.key !== 'Escape') return
      event.stopPropagation()
      // The focus goes back to what began the tour, which the same key would press.
      event.preventDefault()
      if (!isNext || last) endTour(panes)
      else panes.setState({ tour: at + 1 })
    }
    // The page's own Escape leaves this one alone: a popover is open.
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [panes, at, last])
  useLayoutEffect(() => {
    openPane(panes, stop)
    const place = () => {
      if (card.current === null || light.current === null || other.current === null) return
      const places = placesOf(stop)
      placeLights([light.current, other.current], places)
      placeBeside(card.current, places.place)
    }
    light.current?.showPopover()
    other.current?.showPopover()
    card.current?.showPopover()
    place()
    // A pane that was hidden has its place with the next frame, and a drawer has taken the focus by then.
    const frame = requestAnimationFrame(() => {
      place()
      card.current?.focus({ preventScroll: true })
    })
    // A phone is turned: the place has its size only once all around it is drawn otherwise.
    const about = document.querySelector(stop.about)
    const sizes = new ResizeObserver(place)
    if (about !== null) sizes.observe(about)
    window.addEventListener('resize', place)
    window.addEventListener('scroll', place, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      sizes.disconnect()
      window.removeEventListener('resize', place)
      window.removeEventListener('scroll', place)
    }
  }, [panes, stop])
  return (
    <>
      <div ref={light} className="tour-light tour-dim" popover="manual" aria-hidden="true" />
      <div ref={other} className="tour-light" popover="manual" aria-hidden="true" hidden />
      <div
        ref={card}
        className="tour-card"
        popover="manual"
        role="dialog"
        aria-label="Tour"
        aria-describedby="tour-words"
        tabIndex={-1}
      >
        <p className="tour-count number">
          {at + 1} of {TOUR_STOPS.length}
        </p>
        <h3>{stop.title}</h3>
        <p id="tour-words">{stop.words}</p>
        <div className="tour-ways">
          {!last && (
            <button type="button" className="tour-skip" onClick={() => endTour(panes)}>
              Skip the tour
            </button>
          )}
          {at > 0 && (
            <button
              type="button"
              className="button small"
              onClick={() => panes.setState({ tour: at - 1 })}
            >
              Back
            </button>
          )}
          <button
            type="button"
            className="button small primary"
            onClick={() => (last ? endTour(panes) : panes.setState({ tour: at + 1 }))}
          >
            {last ? 'Done' : 'Next'}
          </button>
        </div>
      </div>
    </>
  )
}

function endTour(panes: PanesStore): void {
  panes.setState({ tour: null, drawer: false })
}

/** What has no room on this page stands behind a tab or in a drawer. */
function openPane(panes: PanesStore, { tab, inDrawer = false }: TourStop): void {
  panes.setState(({ tab: open }) => ({
    tab: tab ?? open,
    drawer: inDrawer,
    inspectorTab: 'why',
    closed: [],
  }))
}

/** After the tour the focus is where it was before, or on the page's first step. */
function useFocusBack(): void {
  const before = useRef(document.activeElement)
  useEffect(() => {
    const opener = before.current
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
}
