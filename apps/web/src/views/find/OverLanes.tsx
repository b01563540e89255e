import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { FindBar } from './FindBar.tsx'
import { RangeSums } from './RangeSums.tsx'

type Props = { readonly timeline: Timeline; readonly over: 'find' | 'sums' }

/** What is asked of the lanes stands beside them. */
export function OverLanes({ timeline, over }: Props) {
  return over === 'find' ? <FindBar timeline={timeline} /> : <RangeSums timeline={timeline} />
}
