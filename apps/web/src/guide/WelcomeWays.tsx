import { useLoopscope, usePlayback, useTimeline } from '../views/hooks/loopscopeContext.ts'
import { usePanesStore } from '../views/hooks/panesContext.ts'
import { useNarrow } from '../views/hooks/useNarrow.ts'
import { Icon } from '../views/kit/Icon.tsx'
import { writeOwn } from './writeOwn.ts'

/** Asks for what the welcome has just shown, in another setting. */
const FIRST_PUZZLE = '/puzzles/immediate-inside-io'

/** What somebody can do first who has never been here. */
export function WelcomeWays() {
  const loopscope = useLoopscope()
  const panes = usePanesStore()
  const playing = usePlayback((playback) => playback.playing)
  const narrow = useNarrow()
  const turn = useFirstTurn()
  const { move, play } = loopscope
  return (
    <div className="coming-row coming-ways">
      <p className="coming-loop ring-said">
        The ring is Node’s event loop: each phase runs the callbacks that are ready for it. Once
        around, clockwise from Pending, is a turn.
        {turn > 1 && (
          <span>
            {' '}
            The first {turn > 2 ? `${turn - 1} turns` : 'turn'} ran only work of Node’s own.
          </span>
        )}
      </p>
      {/* On a phone both stand under the thumb. */}
      {!narrow && (
        <>
          <button
            type="button"
            className="button small"
            onClick={() => move({ to: 'next', stop: 'step' })}
          >
            <Icon name="forward" size={12} />
            Step<kbd>→</kbd>
          </button>
          <button
            type="button"
            className="button small"
            onClick={() => play({ type: playing ? 'pause' : 'play' })}
          >
            <Icon name={playing ? 'pause' : 'play'} size={12} />
            {playing ? 'Pause' : 'Play'}
            <kbd>Space</kbd>
          </button>
        </>
      )}
      <button type="button" className="button small" onClick={() => writeOwn(panes)}>
        Write your own
      </button>
      <a className="button small" href={FIRST_PUZZLE}>
        Take a puzzle
      </a>
      <button type="button" className="coming-show" onClick={() => panes.setState({ tour: 0 })}>
        Tour
      </button>
      <button type="button" className="coming-show" onClick={() => panes.setState({ path: true })}>
        Lessons
      </button>
    </div>
  )
}

/** The first turn in which something of the program ran. */
function useFirstTurn(): number {
  const callbacks = useTimeline()?.callbacks
  return callbacks?.find(({ tick, internal }) => tick > 0 && !internal)?.tick ?? 0
}
