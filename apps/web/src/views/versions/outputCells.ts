import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import type { VersionRun } from '../../state/compare/versionRuns.ts'
import { markOf, type PlaceLook, placeOf } from '../kit/look.ts'

/** A line that was printed, and what ran when it was. */
/** `where`: the place in words, marked where it is inferred. */
export type Cell = { readonly text: string; readonly place: PlaceLook; readonly where: string }

const timelines = new WeakMap<VersionRun['events'], Timeline>()

/** What a version's recording means; computed once per recording. */
export function timelineOf({ events }: VersionRun): Timeline {
  const known = timelines.get(events)
  if (known !== undefined) return known
  const timeline = buildTimeline(events)
  timelines.set(events, timeline)
  return timeline
}

/** The lines that the program printed, in order; without what Node itself said on stderr. */
export function outputCells(run: VersionRun): readonly Cell[] {
  const { outputs } = timelineOf(run)
  return outputs
    .filter(({ stream, line }) => stream === 'stdout' || line !== null)
    .flatMap(({ text, phase, queue, evidence }) =>
      text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => {
          const place = placeOf(phase, queue)
          return { text: line, place, where: `${place.name}${markOf(evidence)}` }
        }),
    )
}
