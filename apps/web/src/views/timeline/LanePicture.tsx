import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { EmptyField } from './EmptyField.tsx'
import { LaneField } from './LaneField.tsx'
import { LaneTable } from './LaneTable.tsx'

type Props = { readonly timeline: Timeline | null; readonly table: boolean }

/** What the recording is drawn as: lanes, or a table of the same facts. */
export function LanePicture({ timeline, table }: Props) {
  if (timeline === null) return <EmptyField />
  return table ? <LaneTable timeline={timeline} /> : <LaneField timeline={timeline} />
}
