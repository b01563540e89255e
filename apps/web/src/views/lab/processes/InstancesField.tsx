import { INSTANCE_IDS, INSTANCE_KINDS } from '@loopscope/shared/lab/processes/instanceKinds'
import { useMoment } from '../labContext.ts'
import { demoTabId } from '../tabs/DemoTabs.tsx'
import { useBrief } from '../topology/briefContext.ts'
import { Comparison } from './Comparison.tsx'
import { InstanceCard } from './InstanceCard.tsx'
import { InstanceNotes } from './InstanceNotes.tsx'
import { INSTANCES_PANEL } from './InstancesTabs.tsx'
import { useInstancesTab } from './useInstances.ts'
import './Instances.css'

const OTHERS = INSTANCE_KINDS.filter((kind) => kind !== 'thread')

/** The parent with the thread that is in its process, the processes beside it, and below each what was found out about its kind. */
export function InstancesField() {
  const moment = useMoment()
  const tab = useInstancesTab()
  const brief = useBrief()
  if (moment === null) return null
  const parent = moment.processes.find(({ role }) => role === 'parent')
  return (
    <div className="instances">
      <div className="instance-cards">
        <section className="instance-process" aria-label="The parent’s process">
          <p className="instance-group">
            one process{parent === undefined ? '' : `, pid ${parent.pid}`}
          </p>
          <InstanceCard moment={moment} id="parent" />
          <InstanceCard moment={moment} id={INSTANCE_IDS.thread} />
        </section>
        {OTHERS.map((kind) => (
          <InstanceCard key={kind} moment={moment} id={INSTANCE_IDS[kind]} />
        ))}
      </div>
      <div
        role="tabpanel"
        id={INSTANCES_PANEL}
        aria-labelledby={demoTabId(tab)}
        className="instances-panel"
      >
        <Comparison moment={moment} tab={tab} />
      </div>
      {!brief && <InstanceNotes moment={moment} />}
    </div>
  )
}
