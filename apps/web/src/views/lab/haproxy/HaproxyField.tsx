import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { ProxyMoment } from '@loopscope/shared/lab/proxy/proxyMoment'
import { isFrontProxy } from '@loopscope/shared/lab/proxy/proxyNames'
import { useMemo, useRef } from 'react'
import { labRatesAt } from '../../../state/lab/moves/labRates.ts'
import { useNarrow } from '../../hooks/useNarrow.ts'
import { useSize } from '../../hooks/useSize.ts'
import { useLab, useMoment } from '../labContext.ts'
import { useBrief } from '../topology/briefContext.ts'
import { Edges } from '../topology/Edges.tsx'
import { Legend } from '../topology/Legend.tsx'
import { useBoxes } from '../topology/useBoxes.ts'
import { useDots } from '../topology/useDots.ts'
import { HaproxyCard } from './HaproxyCard.tsx'
import { haproxyEdges } from './haproxyEdges.ts'
import { ProxyClientCard } from './ProxyClientCard.tsx'
import { RecipeCard } from './RecipeCard.tsx'
import { ServerCard } from './ServerCard.tsx'
import './Haproxy.css'

/** The client, HAProxy, the servers of its backend and what they need in turn, and the requests between them. */
export function HaproxyField() {
  const moment = useMoment()
  return moment?.proxy == null ? null : <Field moment={moment} proxy={moment.proxy} />
}

function Field({ moment, proxy }: { moment: LabMoment; proxy: ProxyMoment }) {
  const { store } = useLab()
  const narrow = useNarrow()
  const brief = useBrief()
  const { processes } = moment
  const client = processes.find(({ role }) => role === 'client')
  // While one takes over from another, both live: the one that has the sockets is shown, or the last there was.
  const haproxy =
    processes.find(({ id }) => id === proxy.process) ?? processes.findLast(isFrontProxy)
  const recipeApi = processes.find(({ id }) => id === 'recipe-api')
  const cards = `${haproxy?.id} ${processes.map(({ id, exit }) => id + (exit === null)).join()}`
  const [field, boxes] = useBoxes(cards)
  const [sizeRef, size] = useSize<HTMLDivElement>()
  const canvas = useRef<HTMLCanvasElement>(null)
  const { events } = store.getState()
  const edges = useMemo(
    () => haproxyEdges(moment, proxy, boxes, labRatesAt(events, moment.cursor)),
    [moment, proxy, boxes, events],
  )
  useDots(canvas, edges, size)
  const most = Math.max(0, ...proxy.servers.map(({ requests }) => requests))
  return (
    <>
      <div
        className="topology-field haproxy-field"
        ref={field}
        data-many={proxy.servers.length > 2}
        data-brief={brief}
      >
        <div className="topology-layer" ref={sizeRef}>
          <Edges edges={edges} column={narrow} />
          <canvas ref={canvas} />
        </div>
        <div className="topology-column" data-column="client">
          {client !== undefined && <ProxyClientCard process={client} moment={moment} />}
        </div>
        <div className="topology-column" data-column="proxy">
          {haproxy !== undefined && <HaproxyCard process={haproxy} moment={moment} proxy={proxy} />}
        </div>
        <div className="topology-column" data-column="servers">
          {proxy.servers.map((server) => {
            const process = processes.find(({ id }) => id === server.name)
            return process === undefined ? null : (
              <ServerCard
                key={server.name}
                {...{ process, server, most }}
                at={moment.at}
                proxy={proxy}
              />
            )
          })}
        </div>
        <div className="topology-column" data-column="behind">
          {recipeApi !== undefined && <RecipeCard process={recipeApi} at={moment.at} />}
        </div>
      </div>
      {!brief && <Legend moment={moment} />}
    </>
  )
}
