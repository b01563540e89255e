import type { Frame, QueueEntry } from '@loopscope/shared/timeline/frame'
import { Glyph } from '../kit/Glyph.tsx'
import { Term } from '../kit/Term.tsx'
import type { RingLayout } from './ringGeometry.ts'
import { Token } from './Token.tsx'
import './Hub.css'

/** The two queues at a glance. Drawn only: the regions beside the ring hold the same queues whole. */
export function Hub({
  frame,
  layout: { centre, hub, compact },
}: {
  frame: Frame | null
  layout: RingLayout
}) {
  const width = hub * 1.76
  return (
    <div
      className="hub"
      aria-hidden="true"
      style={{ left: centre.x - width / 2, top: centre.y - hub, width, height: hub * 2 }}
    >
      <Half
        look="tick"
        name="nextTick"
        entries={frame?.queues.nextTick ?? []}
        draining={frame?.queue === 'nextTick'}
        compact={compact}
        idle={frame === null ? '' : compact ? 'none' : 'nothing waits'}
      />
      {!compact && <span className="hub-caption">after every callback</span>}
      <Half
        look="micro"
        name="Microtasks"
        entries={frame?.queues.microtask ?? []}
        draining={frame?.queue === 'microtask'}
        compact={compact}
        idle={frame === null ? '' : compact ? 'none' : 'nothing waits'}
      />
    </div>
  )
}

type HalfProps = {
  readonly look: 'tick' | 'micro'
  readonly name: string
  readonly entries: readonly QueueEntry[]
  readonly draining: boolean
  readonly compact: boolean
  /** What is said where nothing waits. */
  readonly idle: string
}

function Half({ look, name, entries, draining, compact, idle }: HalfProps) {
  const first = entries[0]
  const state = draining ? 'on' : first === undefined ? 'quiet' : 'wait'
  return (
    <div
      className="hub-half"
      data-ph={look}
      data-state={state}
      data-anchor={look === 'tick' ? 'nextTick' : 'microtask'}
    >
      <span className="hub-name">
        <Glyph look={look} />
        <Term of={look === 'tick' ? 'nextTick' : 'microtasks'} unseen>
          {name}
        </Term>
        {!compact && entries.length > 1 && (
          <span className="number">{entries.length.toLocaleString('en')}</span>
        )}
      </span>
      {compact || first === undefined ? (
        <span className="hub-count">
          {first !== undefined
            ? `${entries.length.toLocaleString('en')} waiting`
            : draining
              ? 'draining'
              : idle}
        </span>
      ) : (
        <Token
          look={look}
          state="ready"
          label={first.label}
          line={first.line}
          elsewhere={first.elsewhere}
          operation={first.operation}
          home
          unseen
        />
      )}
    </div>
  )
}
