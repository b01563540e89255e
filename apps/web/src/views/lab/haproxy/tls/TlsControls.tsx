import { Panel } from '../../../kit/Panel.tsx'
import { useAct, useLab } from '../../labContext.ts'
import { Choice } from '../../side/Choice.tsx'
import { ActionButton } from '../../topology/ActionButton.tsx'
import '../../side/Controls.css'

/** Requests over TLS and without it, each with a connection of its own or all on one. */
export function TlsControls() {
  const act = useAct()
  const { latest } = useLab()
  return (
    <Panel name="Try" className="controls">
      <div className="controls-body">
        <Choice
          name="Connections"
          value={latest()?.settings.connections ?? 'new'}
          choices={[
            ['new', 'One per request'],
            ['keepAlive', 'Keep-alive'],
          ]}
          choose={(connections) => act({ action: 'connections', connections })}
        />
        <div className="controls-row">
          <ActionButton
            name="10 over TLS"
            title="Ten requests to the TLS port, one after the other"
            act={{ action: 'send', count: 10, over: 'tls' }}
          />
          <ActionButton
            name="10 without"
            title="Ten requests to the plain port, one after the other"
            act={{ action: 'send', count: 10 }}
          />
          <ActionButton
            name="HTTP to the TLS port"
            title="One request without TLS to the port that speaks it"
            act={{ action: 'send', count: 1, over: 'plainToTls' }}
          />
        </div>
      </div>
    </Panel>
  )
}
