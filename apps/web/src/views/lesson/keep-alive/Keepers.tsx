import type { KeepLane } from '@loopscope/shared/lesson/keep-alive/keepLanes'
import type { Hold, KeepModel } from '@loopscope/shared/lesson/keep-alive/readKeep'
import { laneLook } from './laneLook.ts'

type Props = {
  readonly lanes: readonly KeepLane[]
  readonly holds: readonly Hold[]
  /** How it ended, where the moment that is shown is after that. */
  readonly end: KeepModel['end'] | null
}

/** What keeps the process alive at this moment, as one line of things. */
export function Keepers({ lanes, holds, end }: Props) {
  const keeps = holds.includes('keeps')
  return (
    <div className="keepers" data-alive={end === null}>
      <b>{holds.length === 0 ? 'Nothing is made yet.' : headOf(keeps, end)}</b>
      <ul aria-label="What keeps it alive">
        {lanes.map((lane, i) => {
          const hold = holds[i] ?? 'none'
          return (
            <li key={lane.name} data-ph={laneLook(lane)} data-hold={hold}>
              <code>{lane.name}</code> {HOLD_WORDS[hold]}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function headOf(keeps: boolean, end: KeepModel['end'] | null): string {
  if (end !== null) return end.forced ? 'Ended by process.exit().' : 'Ended by itself.'
  return keeps ? 'Alive.' : 'Nothing keeps it alive.'
}

const HOLD_WORDS: Readonly<Record<Hold, string>> = {
  none: 'is not there yet',
  keeps: 'keeps it alive',
  idle: 'does not keep it alive',
  gone: 'is gone',
}
