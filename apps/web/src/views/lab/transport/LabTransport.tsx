import { useEffect, useRef } from 'react'
import { labMoved, outcomeStop } from '../../../state/lab/moves/labMove.ts'
import { useSize } from '../../hooks/useSize.ts'
import { contextOf, createPainter } from '../../timeline/draw/createPainter.ts'
import { onThemeChange } from '../../timeline/draw/laneTheme.ts'
import { JumpButtons } from '../../transport/JumpButtons.tsx'
import { Scrubber } from '../../transport/Scrubber.tsx'
import { Transport } from '../../transport/Transport.tsx'
import { useLab, useLabCursor, useLabPlayback, useLabState } from '../labContext.ts'
import { readStripTheme } from '../strip/stripTheme.ts'
import { drawLabScrubber } from './drawLabScrubber.ts'
import './LabTransport.css'

/** The transport over a session: the same as a run's, and Live. */
export function LabTransport({ live = true }: { live?: boolean }) {
  const page = useLab()
  const length = useLabState((state) => state.length)
  const cursor = useLabCursor()
  const playing = useLabPlayback((playback) => playback.playing)
  const speed = useLabPlayback((playback) => playback.speed)
  const clock = useLabPlayback((playback) => playback.clock)
  const jumps = [
    { stop: 'process', key: 'P' },
    { stop: 'action', key: 'A' },
    { stop: outcomeStop(page.demo), key: 'R' },
  ] as const
  return (
    <Transport
      length={length}
      cursor={cursor}
      playback={{ playing, speed, clock }}
      play={page.play}
      move={page.move}
      jumps={
        <JumpButtons
          jumps={jumps}
          noun="event"
          empty={length === 0}
          leads={(stop) =>
            labMoved(page.store.getState().events, cursor, { to: 'next', stop }) !== cursor
          }
          move={page.move}
        />
      }
      scrubber={<LabScrubber />}
      count={<Count />}
    >
      {live && <LiveButton />}
    </Transport>
  )
}

/** Rides on the end of a session that goes on. */
function LiveButton() {
  const { goLive } = useLab()
  const goesOn = useLabState(({ status }) => status === 'live')
  const following = useLabPlayback((playback) => playback.following)
  return (
    <button
      type="button"
      className="button small live-button"
      aria-label="Live"
      aria-pressed={goesOn && following}
      aria-disabled={!goesOn}
      title={goesOn ? 'Follow what happens now (End)' : 'No session goes on'}
      onClick={() => {
        if (goesOn) goLive()
      }}
    >
      <i className="live-dot" />
      Live
    </button>
  )
}

/** Where the shown moment stands, of how much. */
function Count() {
  const events = useLabState((state) => state.events)
  const length = useLabState((state) => state.length)
  const cursor = useLabCursor()
  const seconds = (index: number) => `${((events[index]?.at ?? 0) / 1_000_000).toFixed(2)} s`
  return (
    <div className="transport-count number" style={{ minWidth: '10ch' }}>
      <b>{seconds(cursor)}</b>
      <span>of {seconds(Math.max(0, length - 1))}</span>
    </div>
  )
}

function LabScrubber() {
  const page = useLab()
  const length = useLabState((state) => state.length)
  const cursor = useLabCursor()
  const [ref, { width }] = useSize<HTMLDivElement>()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let theme = readStripTheme()
    const painter = createPainter(() => {
      const context = canvas.current === null ? null : contextOf(canvas.current, width, 40)
      if (context === null || width === 0) return
      drawLabScrubber(context, page.store.getState().events, page.cursor(), width, theme)
    })
    const ends = [
      page.store.subscribe(painter.ask),
      page.playback.subscribe(painter.ask),
      onThemeChange(() => {
        theme = readStripTheme()
        painter.ask()
      }),
      painter.close,
    ]
    painter.ask()
    return () => {
      for (const end of ends) end()
    }
  }, [page, width])
  return (
    <Scrubber
      length={length}
      cursor={cursor}
      seek={(to) => {
        page.play({ type: 'pause' })
        page.play({ type: 'seek', cursor: to })
      }}
      ref={ref}
      picture={<canvas ref={canvas} />}
    />
  )
}
