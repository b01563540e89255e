import type { LabMoment, LabProcess } from '@loopscope/shared/lab/labMoment'
import { useMemo, useRef } from 'react'
import { labRatesAt } from '../../../state/lab/moves/labRates.ts'
import { useNarrow } from '../../hooks/useNarrow.ts'
import { useSize } from '../../hooks/useSize.ts'
import { useLab, useMoment } from '../labContext.ts'
import { portWords } from '../labWords.ts'
import { useBrief } from '../topology/briefContext.ts'
import { Edges } from '../topology/Edges.tsx'
import { Legend } from '../topology/Legend.tsx'
import { useBoxes } from '../topology/useBoxes.ts'
import { useDots } from '../topology/useDots.ts'
import { ClientCard } from './ClientCard.tsx'
import { clusterEdges } from './clusterEdges.ts'
import { PrimaryCard } from './PrimaryCard.tsx'
import { WorkerCard } from './WorkerCard.tsx'

/** Of the dead the last two are shown: what happened to them is in the events. */
const DEAD = 2

/** The primary, its workers and the client, who has the listening socket, and the requests between them. */
export function ClusterField() {
  const moment = useMoment()
  return moment === null ? null : <Field moment={moment} />
}

function Field({ moment }: { moment: LabMoment }) {
  const { store } = useLab()
  const narrow = useNarrow()
  const brief = useBrief()
  const { processes, header, socket, settings } = moment
  const workers = brief ? fewWorkers(moment) : shownWorkers(processes)
  const primary = processes.find(({ role }) => role === 'primary')
  const client = processes.find(({ role }) => role === 'client')
  const cards = `${settings.policy} ${processes.map(({ id, exit }) => id + (exit === null)).join()}`
  const [field, boxes] = useBoxes(cards)
  const [sizeRef, size] = useSize<HTMLDivElement>()
  const canvas = useRef<HTMLCanvasElement>(null)
  const { events } = store.getState()
  const edges = useMemo(
    () => clusterEdges(moment, boxes, labRatesAt(events, moment.cursor)),
    [moment, boxes, events],
  )
  useDots(canvas, edges, size)
  const most = {
    requests: Math.max(0, ...workers.map(({ requests }) => requests.answered)),
    connections: Math.max(0, ...workers.map(({ connections }) => connections)),
  }
  const socketOf = (id: string) =>
    socket?.owners.includes(id) === true ? portWords(header, socket.port) : null
  return (
    <>
      <div
        className="topology-field"
        ref={field}
        data-policy={settings.policy}
        data-many={workers.length > 3}
      >
        <div className="topology-layer" ref={sizeRef}>
          <Edges edges={edges} column={narrow} />
          <canvas ref={canvas} />
        </div>
        <div className="topology-column" data-column="client">
          {client !== undefined && <ClientCard process={client} moment={moment} />}
        </div>
        <div className="topology-column" data-column="primary">
          {primary !== undefined && (
            <PrimaryCard process={primary} moment={moment} socket={socketOf('primary')} />
          )}
        </div>
        <div className="topology-column" data-column="workers">
          {workers.map((process) => (
            <WorkerCard
              key={process.id}
              process={process}
              at={moment.at}
              most={most}
              socket={socketOf(process.id)}
            />
          ))}
        </div>
      </div>
      {!brief && <Legend moment={moment} />}
    </>
  )
}

/** All that live, and so many of the dead as are not replaced yet. */
function fewWorkers({ processes, settings }: LabMoment): readonly LabProcess[] {
  const workers = processes.filter(({ role }) => role === 'worker')
  const alive = workers.filter(({ exit }) => exit === null)
  const missing = Math.max(0, settings.workers - alive.length)
  const dead = workers.filter(({ exit }) => exit !== null)
  const shown = new Set([...alive, ...dead.slice(Math.max(0, dead.length - missing))])
  return workers.filter((process) => shown.has(process))
}

/** All that live, and the last of the dead, in the order of their numbers. */
function shownWorkers(processes: readonly LabProcess[]): readonly LabProcess[] {
  const workers = processes.filter(({ role }) => role === 'worker')
  const dead = workers
    .filter(({ exit }) => exit !== null)
    .sort((a, b) => (a.exitedAt ?? 0) - (b.exitedAt ?? 0))
  const alive = workers.length - dead.length
  const hidden = new Set(dead.slice(0, Math.max(0, dead.length - (alive >= 3 ? 1 : DEAD))))
  return workers.filter((process) => !hidden.has(process))
}
