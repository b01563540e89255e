import { foremost } from '@loopscope/shared/timeline/sampled/foremost'
import type { SampledFunction } from '@loopscope/shared/timeline/sampled/functionsIn'
import { howSampled, sampleOf } from '@loopscope/shared/timeline/sampled/sampleOf'
import type { CallbackIndex } from '@loopscope/shared/timeline/timeline'
import { useMemo, useState } from 'react'
import type { SampledSecond } from '../../state/run/sampling.ts'
import { useTimeline } from '../hooks/loopscopeContext.ts'
import { formatCount } from '../kit/format.ts'
import { Sentence } from '../now/Sentence.tsx'
import { SampleRow } from './SampleRow.tsx'

/** Functions that are shown at first. */
const FIRST = 8

type Props = {
  readonly callback: CallbackIndex
  readonly known: SampledSecond
  readonly again: () => void
}

/** Functions by their own time and by that of what they called, with how this is known and what it cost. */
export function SampleTable({ callback, known, again }: Props) {
  const timeline = useTimeline()
  const [all, setAll] = useState(false)
  const shownPair = useMemo(
    () => (timeline === null ? null : { ...known, timeline }),
    [timeline, known],
  )
  const sample = useMemo(
    () => (shownPair === null ? null : sampleOf(shownPair, callback)),
    [shownPair, callback],
  )
  if (shownPair === null || sample === null) return null
  const [how = '', ...rest] = howSampled(shownPair)
  const { sampled, sentences } = sample
  const shown = all ? sampled.functions : foremost(sampled, FIRST)
  return (
    <>
      {shown.length > 0 && (
        <table className="sample-table">
          <caption className="unseen">Functions by time, of {sampled.samples} samples</caption>
          <thead>
            <tr>
              <th scope="col">Function</th>
              <th scope="col">Itself</th>
              <th scope="col">With what it called</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((each, i) => (
              <SampleRow key={keyOf(each, i)} of={each} whole={sampled.us} />
            ))}
          </tbody>
        </table>
      )}
      {(all || shown.length < sampled.functions.length) && (
        <button type="button" className="sample-more" onClick={() => setAll(!all)}>
          {all
            ? 'Show the first only'
            : `Show all ${formatCount(sampled.functions.length, 'function')}`}
        </button>
      )}
      {[how, ...sentences, ...rest].map((sentence) => (
        <p key={sentence}>
          <Sentence text={sentence} />
        </p>
      ))}
      <button
        type="button"
        className="button small"
        onClick={({ currentTarget }) => {
          // The table goes until the next one comes: the focus stays where it was asked for.
          currentTarget.closest('.held-sample')?.querySelector('button')?.focus()
          again()
        }}
      >
        Sample it again
      </button>
    </>
  )
}

function keyOf({ name, place }: SampledFunction, i: number): string {
  return `${name} ${place} ${i}`
}
