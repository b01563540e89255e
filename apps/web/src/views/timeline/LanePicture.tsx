import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { lazyPart } from '../kit/lazyPart.tsx'
import { EmptyField } from './EmptyField.tsx'
import { useLanesView } from './input/useLanesView.ts'
import { LaneField } from './LaneField.tsx'
import { LaneTable } from './table/LaneTable.tsx'

type Props = { readonly timeline: Timeline | null; readonly table: boolean }

const Requests = lazyPart<{ timeline: Timeline }>(
  async () => (await import('../requests/RequestTable.tsx')).RequestTable,
)
const OverLanes = lazyPart<{ timeline: Timeline; over: 'find' | 'sums' }>(
  async () => (await import('../find/OverLanes.tsx')).OverLanes,
)

/** What the recording is drawn as: lanes, a table of the same facts, or its HTTP requests; and what lies over that. */
export function LanePicture({ timeline, table }: Props) {
  const requests = useLanesView((view) => view.requests)
  const over = useLanesView((view) => view.over)
  if (timeline === null) return <EmptyField />
  return (
    <>
      {over !== null && <OverLanes timeline={timeline} over={over} />}
      {requests && timeline.requests.length > 0 ? (
        <Requests timeline={timeline} />
      ) : table ? (
        <LaneTable timeline={timeline} />
      ) : (
        <LaneField timeline={timeline} />
      )}
    </>
  )
}
