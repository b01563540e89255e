import { Glyph } from './Glyph.tsx'
import { placeOf } from './look.ts'
import { useFrame } from './loopscopeContext.ts'
import { Panel } from './Panel.tsx'
import { visibleText } from './visibleText.ts'
import './CallStack.css'

/** What is on the stack, innermost first: frames, the callback they stand in, and the phase that called it. */
export function CallStack() {
  const frame = useFrame()
  const stack = frame?.stack ?? []
  const { look } = placeOf(frame?.phase ?? 'main', frame?.queue)
  return (
    <Panel name="Call stack" note={stack.length === 0 ? 'empty' : null}>
      <ol className="stack">
        {stack.length === 0 && <li data-kind="phase">empty</li>}
        {stack.slice(0, 30).map((entry, i) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a stack's entries are their positions
            key={i}
            data-kind={entry.kind}
            data-ph={entry.kind === 'phase' ? placeOf(frame?.phase ?? 'main').look : look}
          >
            {entry.kind !== 'frame' && (
              <Glyph look={entry.kind === 'phase' ? placeOf(frame?.phase ?? 'main').look : look} />
            )}
            <span className="stack-label">{visibleText(entry.label, 120)}</span>
            {entry.line !== null && <span className="stack-line">line {entry.line}</span>}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
