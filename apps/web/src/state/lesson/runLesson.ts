import type { Lesson, Settings } from '@loopscope/shared/lesson/lesson'
import type { RecordedRuns } from '@loopscope/shared/lesson/recordedRuns'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { Receive } from '../../api/runs.ts'
import { recordRun } from '../run/recordRun.ts'
import type { Shown } from './lessonState.ts'
import { pickRecorded } from './pickRecorded.ts'

/** A run of a lesson as far as it can be shown, or why not. */
export type LessonResult<S, M> =
  | {
      readonly type: 'shown'
      readonly shown: Shown<S, M>
      readonly events: readonly TraceEvent[]
      /** Why a recorded run stands in for one of now. */
      readonly problem: string | null
    }
  | { readonly type: 'failed'; readonly problem: string }

/**
 * Runs the lesson's program. Where the service does not, a run that came with the page takes its place if there is one. `nth`: how
 * many runs of these settings what is asked has had before. `read`: what a recording means. `arrived` is given each batch of events
 * while it runs.
 */
export async function runLesson<S extends Settings, M>(
  lesson: Lesson<S, M>,
  settings: S,
  node: string,
  nth: number,
  read: Read,
  arrived?: Receive,
): Promise<LessonResult<S, M>> {
  const subject = { ...lesson.program(settings), node }
  const { events, problem } = await recordRun(subject, new AbortController().signal, arrived)
  if (problem === null) return resultOf(lesson, settings, await read(events), events, null, null)
  const recorded = await recordedRuns(lesson.name)
  const run = recorded === null ? undefined : pickRecorded(recorded, settings, node, nth)
  if (recorded === null || run === undefined)
    return { type: 'failed', problem: `${problem} ${recorded === null ? UNFETCHED : UNRECORDED}` }
  const { machine, day, node: version } = recorded
  const origin = `Node ${version}, ${machine}, ${day}`
  return resultOf(lesson, settings, await read(run.events), run.events, origin, problem)
}

/** Why no recorded run stands in. */
const UNRECORDED = 'No recorded run has these settings.'
const UNFETCHED = 'The recorded runs of this lesson could not be fetched either.'

type Read = (events: readonly TraceEvent[]) => Promise<Timeline>

function resultOf<S extends Settings, M>(
  lesson: Lesson<S, M>,
  settings: S,
  timeline: Timeline,
  events: readonly TraceEvent[],
  recorded: string | null,
  problem: string | null,
): LessonResult<S, M> {
  const model = lesson.read(timeline, settings)
  if (model === null)
    return { type: 'failed', problem: 'The run ended before the picture was complete. Try again.' }
  const node = timeline.run?.node ?? ''
  return { type: 'shown', shown: { settings, model, node, recorded }, events, problem }
}

const known = new Map<string, RecordedRuns>()

async function recordedRuns(lesson: string): Promise<RecordedRuns | null> {
  const before = known.get(lesson)
  if (before !== undefined) return before
  const api = await import('../../api/recordedRuns.ts').catch((error) => {
    console.warn('A part of the page did not load.', error)
    return null
  })
  const fetched = (await api?.fetchRecordedRuns(lesson)) ?? null
  if (fetched !== null) known.set(lesson, fetched)
  return fetched
}
