import type { ReactNode } from 'react'
import { useLoopscope, useTimeline } from '../hooks/loopscopeContext.ts'
import { CollapseButton } from '../kit/CollapseButton.tsx'
import { MaximizeButton } from '../kit/MaximizeButton.tsx'
import { useLanesView } from './input/useLanesView.ts'

/** What can be asked of a recording beside its lanes; comes with the first one. */
export function LanesMore() {
  const { lanesView } = useLoopscope()
  const count = useTimeline()?.requests.length ?? 0
  const requests = useLanesView((view) => view.requests)
  return (
    <>
      <OverButton over="find" name="Find" title="Find in console, lanes and requests (/)">
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          <path d="M6 2a4 4 0 1 0 0 8 4 4 0 0 0 0-8M9 9l3.2 3.2" />
        </svg>
      </OverButton>
      <OverButton over="sums" name="Sums" title="How the time in view was spent">
        <span aria-hidden="true">Σ</span>
      </OverButton>
      <CollapseButton pane="timeline" />
      <MaximizeButton pane="timeline" />
      {count > 0 && (
        <button
          type="button"
          className="lanes-requests"
          aria-pressed={requests}
          title="Each HTTP request: when it came, ran, waited and was answered"
          onClick={() => lanesView.setState({ requests: !requests, table: false })}
        >
          Requests <span className="number">{count.toLocaleString('en')}</span>
        </button>
      )}
    </>
  )
}

type Props = {
  readonly over: 'find' | 'sums'
  readonly name: string
  readonly title: string
  readonly children: ReactNode
}

function OverButton({ over, name, title, children }: Props) {
  const { lanesView } = useLoopscope()
  const shown = useLanesView((view) => view.over === over)
  return (
    <button
      type="button"
      className="lanes-table"
      aria-label={name}
      aria-pressed={shown}
      title={title}
      onClick={() => lanesView.setState({ over: shown ? null : over })}
    >
      {children}
    </button>
  )
}
