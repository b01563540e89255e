import { keepLanes } from '@loopscope/shared/lesson/keep-alive/keepLanes'
import type { KeepSettings } from '@loopscope/shared/lesson/keep-alive/keepSettings'
import { Moments } from '../moments/Moments.tsx'
import { Keepers } from './Keepers.tsx'
import { laneLook } from './laneLook.ts'
import './KeepAlive.css'

/** The things that the program makes, before anything has run. */
export function KeepEmpty({ settings }: { settings: KeepSettings }) {
  const lanes = keepLanes(settings)
  return (
    <div className="keep">
      <Keepers lanes={lanes} holds={[]} end={null} />
      <Moments
        name="Steps of the program"
        strands={lanes.map((lane) => ({ name: lane.name, look: laneLook(lane) }))}
        moments={[]}
        now={0}
      />
    </div>
  )
}
