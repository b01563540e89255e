import { type Playback, type PlaybackAction, speedsOf } from '../../state/playback/playback.ts'

type Props = Pick<Playback, 'speed' | 'clock'> & { readonly play: (action: PlaybackAction) => void }

/** How playback goes: step after step, or in the time that it took; and how fast. */
export function ClockControls({ speed, clock, play }: Props) {
  return (
    <div className="transport-group clock">
      <select
        className="select small"
        aria-label="Clock"
        title={
          clock === 'order'
            ? 'Equal steps: every step takes equally long'
            : 'Real time: as long as it took; long waits are folded'
        }
        value={clock}
        onChange={(event) =>
          play({ type: 'clock', clock: event.currentTarget.value === 'time' ? 'time' : 'order' })
        }
      >
        <option value="order">Equal steps</option>
        <option value="time">Real time</option>
      </select>
      <select
        className="select small"
        aria-label="Speed"
        value={speed}
        onChange={(event) => play({ type: 'speed', speed: Number(event.currentTarget.value) })}
      >
        {speedsOf(clock).map((value) => (
          <option key={value} value={value}>
            {value}×
          </option>
        ))}
      </select>
    </div>
  )
}
