import { counted } from '@loopscope/shared/lab/labWords'
import type { ProxyServerMoment } from '@loopscope/shared/lab/proxy/proxyMoment'
import { ownAnswers } from '../../../../state/lab/proxy/ownAnswers.ts'
import { Panel } from '../../../kit/Panel.tsx'
import { ScrollBox } from '../../../kit/ScrollBox.tsx'
import { useMoment } from '../../labContext.ts'
import { momentWords } from '../../labWords.ts'
import { type StatsRow, StatsTable } from './StatsTable.tsx'
import './Stats.css'

/** What we read of the figures, at this moment of the recording; sums go on over reloads. */
export function StatsReading() {
  const moment = useMoment()
  const proxy = moment?.proxy ?? null
  const { frontend, backend, servers = [], away = [] } = proxy ?? {}
  const carried = backend?.carried ?? 0
  const pid = moment?.processes.find(({ id }) => id === proxy?.process)?.pid
  const rows: readonly StatsRow[] =
    frontend == null || backend == null
      ? []
      : [
          { figures: frontend, status: frontend.status },
          { figures: backend, status: backend.status },
          ...servers.flatMap((server) =>
            server.figures === null
              ? []
              : [
                  {
                    figures: server.figures,
                    status: server.state?.status ?? server.figures.status,
                    server,
                  },
                ],
          ),
          // What they were given is part of the backend's sums.
          ...away.flatMap(({ figures }) =>
            figures === null ? [] : [{ figures, status: 'taken out', away: true } as const],
          ),
        ]
  const readAt = proxy?.readAt ?? null
  const own = frontend == null || backend == null ? null : ownAnswers(frontend, backend)
  return (
    <Panel
      name="Our reading"
      className="stats-reading"
      note={readAt !== null && <ReadAt at={readAt} servers={servers} />}
    >
      {frontend == null || backend == null ? (
        <p className="figures-none">The figures are read as soon as HAProxy answers.</p>
      ) : (
        <ScrollBox name="All rows" className="stats-rows">
          <p className="stats-carried number">
            {carried === 0
              ? 'One HAProxy has counted all of it.'
              : `${carried.toLocaleString('en')} of ${counted(backend.stot, 'request')} ${carried === 1 ? 'was' : 'were'} counted before the last reload${pid === undefined ? '' : `; HAProxy, pid ${pid}, has counted ${(backend.stot - carried).toLocaleString('en')}`}.`}
          </p>
          {own !== null && <p className="stats-carried number">{own}</p>}
          <StatsTable rows={rows} />
        </ScrollBox>
      )}
    </Panel>
  )
}

/** What HAProxy says of a server comes at once, its figures with the next look at them: a DOWN is there before it is counted. */
function ReadAt({ at, servers }: { at: number; servers: readonly ProxyServerMoment[] }) {
  const isNewer = servers.some(({ state }) => state !== null && state.at > at)
  return (
    <span className="number">
      read at {momentWords(at)} s{isNewer && ', the status is newer'}
    </span>
  )
}
