import type { Evidence } from '@loopscope/shared/timeline/phase'
import type { RequestRow } from '@loopscope/shared/timeline/requests/requestRow'
import {
  requestName,
  requestOfHolder,
  shortRequestName,
} from '@loopscope/shared/timeline/requests/requestSentence'
import { theCallback } from '@loopscope/shared/timeline/sentences/words'
import { runStepOf } from '@loopscope/shared/timeline/steps/runStep'
import type { Callback, Timeline } from '@loopscope/shared/timeline/timeline'
import { isInGroup } from '../../state/selection.ts'
import { useLoopscope, useSelection } from '../hooks/loopscopeContext.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { formatMs } from '../kit/format.ts'
import { goTo } from '../timeline/input/pick.ts'
import { RequestBar } from './RequestBar.tsx'
import { barOf, type Window } from './requestBars.ts'

type Props = {
  readonly timeline: Timeline
  readonly row: RequestRow
  readonly window: Window
  readonly choose: (row: RequestRow) => void
}

/** One request of the table: its name selects it, who held it is the way there. */
export function RequestLine({ timeline, row, window, choose }: Props) {
  const selected = useSelection(({ group }) => group?.number === row.number)
  const found = useSelection((state) => isInGroup(state, null, row.step))
  const name = visibleText(requestName(row), 80)
  const side = row.side === 'incoming' ? 'In' : 'Out'
  return (
    <tr data-selected={selected} data-lit={found}>
      <td className="figure">{row.number + 1}</td>
      <th scope="row">
        <span className="request-side">{side}</span>
        <button type="button" aria-pressed={selected} title={name} onClick={() => choose(row)}>
          {visibleText(shortRequestName(row), 80)}
        </button>
        {row.place.line !== null && <span className="request-line">L{row.place.line}</span>}
      </th>
      <td data-end={row.end.kind}>{statusWords(row)}</td>
      <td className="figure">{formatMs(row.at)}</td>
      <td className="figure">{formatMs(row.totalUs)}</td>
      <td className="figure">{formatMs(row.ranUs)}</td>
      <td className="figure">{waitedWords(row)}</td>
      <td className="request-held">
        <Holder timeline={timeline} row={row} />
      </td>
      <td className="request-lane">
        <RequestBar pieces={barOf(timeline, row, window)} />
      </td>
    </tr>
  )
}

/** Shorter waits are the loop's own ways, us. */
const SHORT_US = 500

function Holder({ timeline, row }: Pick<Props, 'timeline' | 'row'>) {
  const loopscope = useLoopscope()
  const { held } = row
  const callback = timeline.callbacks[held?.callback ?? -1]
  if (held === null || callback === undefined || row.waitedUs < SHORT_US) return null
  const other = requestOfHolder(timeline, row)
  const by = visibleText(other === null ? callback.label : requestName(other), 40)
  const words = (
    <>
      <span className="request-by">{`${mostSign(held.evidence)}${formatMs(held.us)} ms behind ${by}`}</span>
      <span className="request-by-line">{atLine(callback)}</span>
    </>
  )
  const step = runStepOf(timeline, callback.index)
  return (
    <>
      {step === null ? (
        <span className="request-holder">{words}</span>
      ) : (
        <button
          type="button"
          className="request-holder"
          title={`Go to ${theCallback(callback)}`}
          onClick={() => goTo(loopscope, step)}
        >
          {words}
        </button>
      )}
      {held.evidence === 'inferred' && <span className="request-inferred">inferred</span>}
    </>
  )
}

/** " · L13": where what held it is written. */
function atLine({ line, elsewhere }: Callback): string {
  const place = line === null ? elsewhere : `L${line}`
  return place === null ? '' : ` · ${place}`
}

function waitedWords({ waitedUs, waitedEvidence }: RequestRow): string {
  if (waitedUs < SHORT_US) return ''
  return `${mostSign(waitedEvidence)}${formatMs(waitedUs)}`
}

/** Where the wait is inferred it was so long at most. */
function mostSign(evidence: Evidence): string {
  return evidence === 'observed' ? '' : '≤ '
}

function statusWords({ status, end }: RequestRow): string {
  const code = status === null ? '' : String(status)
  switch (end.kind) {
    case 'answered':
      return code
    case 'closed':
      return `${code} closed`.trimStart()
    case 'failed':
      return 'failed'
    case 'open':
      return `${code} no answer`.trimStart()
  }
}
