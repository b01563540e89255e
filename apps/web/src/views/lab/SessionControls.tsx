import { useEffect, useState } from 'react'
import { Icon } from '../kit/Icon.tsx'
import { useLab, useLabState, useMoment } from './labContext.ts'
import { clockWords } from './labWords.ts'
import { livingOf } from './livingOf.ts'
import './SessionControls.css'

/** Start and Stop, Reset, and until when the session goes on. */
export function SessionControls() {
  const { start, stop, reset } = useLab()
  const status = useLabState((state) => state.status)
  const barred = useLabState((state) => state.barred !== null)
  const live = status === 'live'
  const starting = status === 'starting'
  return (
    <section className="session" aria-label="Session">
      <Situation />
      {live ? (
        <button type="button" className="button small" onClick={() => void stop()}>
          <Icon name="stop" size={12} />
          Stop
        </button>
      ) : (
        <button
          type="button"
          className="button small primary"
          aria-label="Start"
          aria-disabled={starting || barred || status === 'asking'}
          onClick={() => {
            if (!starting && !barred) void start()
          }}
        >
          <Icon name="play" size={12} />
          {starting ? 'Starting' : 'Start'}
        </button>
      )}
      <button
        type="button"
        className="button small"
        title="Everything anew: whatever became of the processes, the demo works again"
        aria-disabled={starting || barred}
        onClick={() => {
          if (!starting && !barred) void reset()
        }}
      >
        Reset
      </button>
    </section>
  )
}

/** How many real processes there are, and when they end by themselves. */
function Situation() {
  const status = useLabState((state) => state.status)
  const connected = useLabState((state) => state.connected)
  const moment = useMoment()
  if (status === 'starting') return <span className="session-words">Starting</span>
  if (status !== 'live') return null
  if (!connected) return <span className="session-words">Connection lost: trying again</span>
  const alive = (moment === null ? [] : livingOf(moment)).length
  return (
    <span className="session-words">
      <b>Live</b>
      <span className="number session-count">
        {alive} {alive === 1 ? 'process' : 'processes'}
      </span>
      <Lease />
    </span>
  )
}

function Lease() {
  const expiresAt = useLabState((state) => state.expiresAt)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  if (expiresAt === null) return null
  return (
    <span
      className="number"
      title="Every action puts it off. It ends sooner when no page shows it any more."
    >
      ends in {clockWords((expiresAt - now) / 1000)}
    </span>
  )
}
