import type { SampledFunction } from '@loopscope/shared/timeline/sampled/functionsIn'
import { Fragment } from 'react'
import { useLoopscope } from '../hooks/loopscopeContext.ts'
import { usePanesStore } from '../hooks/panesContext.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { formatMs } from '../kit/format.ts'

type Props = {
  readonly of: SampledFunction
  /** us that all functions add up to. */
  readonly whole: number
}

/** One function. Its name and its file are a stranger's text. */
export function SampleRow({ of: { name, kind, place, line, selfUs, totalUs }, whole }: Props) {
  const percent = whole === 0 ? 0 : Math.min(100, (100 * selfUs) / whole)
  return (
    <tr data-kind={kind}>
      <th scope="row">
        <span className="sample-name">{visibleText(name, 80)}</span>{' '}
        {line === null ? (
          place !== null && <Place text={visibleText(place, 80)} />
        ) : (
          <LineButton line={line} />
        )}
      </th>
      <td>
        <span className="sample-bar" aria-hidden="true">
          <span style={{ width: `${percent}%` }} />
        </span>
        <span className="number">{formatMs(selfUs)} ms</span>{' '}
        <span className="sample-share number">{Math.round(percent)} %</span>
      </td>
      <td className="number">{formatMs(totalUs)} ms</td>
    </tr>
  )
}

/** A path is broken after its slashes. */
function Place({ text }: { text: string }) {
  const pieces = text.split(/(?<=\/)/)
  return (
    <span className="sample-place">
      {pieces.map((piece, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one path have no other identity
        <Fragment key={i}>
          {piece}
          <wbr />
        </Fragment>
      ))}
    </span>
  )
}

/** Lights the line in the code and brings it into sight. */
function LineButton({ line }: { line: number }) {
  const { selection } = useLoopscope()
  const panes = usePanesStore()
  return (
    <button
      type="button"
      className="sample-line"
      onClick={({ currentTarget }) => {
        selection.setState({ line })
        panes.setState({ tab: 'code', drawer: false })
        requestAnimationFrame(() => focusCodeWithout(currentTarget))
      }}
    >
      line {line}
    </button>
  )
}

/** Where the code takes the place of the table it takes its focus, too. */
function focusCodeWithout(button: HTMLElement): void {
  if (button.offsetParent === null)
    document.querySelector<HTMLElement>('.editor-body')?.focus({ preventScroll: true })
}
