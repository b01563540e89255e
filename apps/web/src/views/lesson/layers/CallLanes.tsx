import type { Where } from '@loopscope/shared/lesson/layers/layerPaths'
import type { LayersSoFar } from '@loopscope/shared/lesson/layers/readLayers'
import type { CSSProperties } from 'react'
import { formatMs } from '../../kit/format.ts'
import { roundUp, timeMarks } from '../timeMarks.ts'

type Props = {
  readonly model: LayersSoFar
  /** us on the recording's clock. */
  readonly at: number
}

/** Two lanes on one clock: what JavaScript did, and who had the work of the call. */
export function CallLanes({ model, at }: Props) {
  const { called, returned, free, answered, phase, where, jobs } = model
  const last = Math.max(1, (answered ?? at) - called, (free ?? at) - called)
  // While it goes on there is room for what comes.
  const span = answered === null || free === null ? roundUp(last) : last
  const x = (us: number) => `${Math.min(100, Math.max(0, (100 * (us - called)) / span))}%`
  const marks = timeMarks(span).filter((us) => us < 0.9 * span)
  const bars = [
    { name: 'call', from: called, to: returned ?? at, open: returned === null },
    ...(returned === null
      ? []
      : [{ name: 'goes on', from: returned, to: free ?? at, open: free === null }]),
  ]
  return (
    <div className="layers-lanes" style={{ '--now': x(at) } as CSSProperties}>
      <span className="layers-lane-name">JavaScript</span>
      <div className="layers-lane">
        {bars.map((bar) => (
          <Bar key={bar.name} {...bar} now={at} place={x} />
        ))}
        {where !== 'nobody' && answered !== null && (
          <i
            className="layers-answer"
            data-ph={phase ?? undefined}
            data-state={answered <= at ? 'done' : 'later'}
            style={{ insetInlineStart: x(answered) }}
            title={`callback after ${formatMs(answered - called)} ms, in ${phase}`}
          />
        )}
      </div>
      <span className="layers-lane-name">{where !== null && WHO[where]}</span>
      <div className="layers-lane">
        {where !== null && where !== 'nobody' && (
          <Bar
            name={where === 'pool' ? `${jobs} ${jobs === 1 ? 'job' : 'jobs'}` : AWAY[where]}
            from={called}
            to={answered ?? at}
            open={answered === null}
            now={at}
            place={x}
          />
        )}
      </div>
      <div className="layers-marks" aria-hidden="true">
        {marks.map((us) => (
          <small key={us} className="number" style={markStyle(us / span)}>
            {us === 0 ? '0' : formatMs(us)} ms
          </small>
        ))}
        <i className="layers-cursor" />
      </div>
    </div>
  )
}

type BarProps = {
  readonly name: string
  readonly from: number
  readonly to: number
  /** It goes on, and `to` is now. */
  readonly open: boolean
  readonly now: number
  readonly place: (us: number) => string
}

/** From `from` to `to`; what lies after `now` is drawn empty. */
function Bar({ name, from, to, open, now, place }: BarProps) {
  return (
    <span
      className="layers-bar"
      data-state={to <= now && !open ? 'done' : from <= now ? 'running' : 'later'}
      style={{ insetInlineStart: place(from), insetInlineEnd: `calc(100% - ${place(to)})` }}
      title={`${name}: ${formatMs(to - from)} ms${open ? ' so far' : ''}`}
    >
      <span className="layers-bar-name">{name}</span>
    </span>
  )
}

const WHO: Readonly<Record<Where, string>> = {
  pool: 'Pool',
  system: 'System',
  loop: 'Clock',
  nobody: 'Nobody else',
}

const AWAY: Readonly<Record<Exclude<Where, 'pool'>, string>> = {
  system: 'the system watches',
  loop: 'a time that the loop looks at',
  nobody: '',
}

/** The words of a mark begin at it; near the end they end at it, or they would stand beyond the picture. */
function markStyle(share: number): CSSProperties {
  return share > 0.85
    ? { insetInlineEnd: `${100 * (1 - share)}%` }
    : { insetInlineStart: `${100 * share}%` }
}
