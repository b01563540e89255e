import type { LabMoment, LabProcess } from '@loopscope/shared/lab/labMoment'
import type { ProxyMoment } from '@loopscope/shared/lab/proxy/proxyMoment'
import { retriesOf } from '../../../state/lab/proxy/retriesOf.ts'
import { momentWords } from '../labWords.ts'
import { ActionButton } from '../topology/ActionButton.tsx'
import { ProcessCard } from '../topology/ProcessCard.tsx'
import { useConfigState } from './config/configContext.ts'

type Props = {
  readonly process: LabProcess
  readonly moment: LabMoment
  readonly proxy: ProxyMoment
}

/** HAProxy under the notes' number for its port: how it balances, what it has open and what waits in it, and its configuration. */
export function HaproxyCard({ process, moment: { at }, proxy }: Props) {
  const { settings, frontend, backend, reload, readAt } = proxy
  const config = useConfigState()
  const dead = process.exit !== null
  return (
    <ProcessCard process={process} at={at} className="proxy">
      <dl className="node-list">
        <div>
          <dt>:3000</dt>
          <dd>{settings?.algorithm ?? ''}</dd>
        </div>
        <div>
          <dt>open</dt>
          <dd
            className="number"
            title={readAt === null ? undefined : `read at ${momentWords(readAt)} s`}
          >
            {frontend?.scur ?? 0}
          </dd>
        </div>
        <div>
          <dt>in the queue</dt>
          <dd className="number">{backend?.qcur ?? 0}</dd>
        </div>
        <div>
          <dt>further tries</dt>
          <dd className="number">{(retriesOf(backend) ?? 0).toLocaleString('en')}</dd>
        </div>
      </dl>
      {reload?.state === 'done' && reload.lost !== null && (
        <p className="node-note">
          Reloaded: {reload.lost}
          {'\u00a0'}
          {reload.lost === 1 ? 'request' : 'requests'} lost.
        </p>
      )}
      <div className="node-actions">
        <button
          type="button"
          className="button tiny"
          aria-expanded={config.open}
          onClick={() => config.setOpen(!config.open)}
        >
          Config
        </button>
        {!dead && (
          <ActionButton
            name="Kill"
            title="Ends HAProxy by SIGKILL"
            act={{ action: 'kill', process: 'haproxy', signal: 'SIGKILL' }}
          />
        )}
        {process.frozen && (
          <ActionButton
            name="Thaw"
            title="Lets it go on, by SIGCONT"
            act={{ action: 'thaw', process: 'haproxy' }}
          />
        )}
        <ActionButton
          name="Restart"
          title="Another HAProxy with the same configuration"
          act={{ action: 'restart', process: 'haproxy' }}
        />
      </div>
    </ProcessCard>
  )
}
