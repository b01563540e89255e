import { isDistrust } from '@loopscope/shared/lab/isDistrust'
import type { ProxyEventOf } from '@loopscope/shared/lab/proxy/proxyEvents'
import { Panel } from '../../../kit/Panel.tsx'
import { useMoment } from '../../labContext.ts'
import './Tls.css'

/** What the client's last connections to the TLS port came to. */
export function SecuredPanel() {
  const secured = useMoment()?.proxy?.secured ?? null
  return (
    <Panel name="The client’s TLS" className="secured">
      {secured === null ? (
        <p className="figures-none">
          Send a request over TLS, and one without it to the same port: what came of it will stand
          here.
        </p>
      ) : (
        <dl className="node-list secured-facts">
          <div>
            <dt>protocol</dt>
            <dd>{secured.protocol ?? 'none came about'}</dd>
          </div>
          {secured.cipher !== null && (
            <div>
              <dt>cipher</dt>
              <dd>{secured.cipher}</dd>
            </div>
          )}
          <div>
            <dt>certificate</dt>
            <dd>{certificateWords(secured)}</dd>
          </div>
          <div>
            <dt>new connections</dt>
            <dd className="number">{secured.connections}</dd>
          </div>
          {secured.error !== null && (
            <div data-bad={secured.protocol === null}>
              <dt>error</dt>
              <dd>{secured.error}</dd>
            </div>
          )}
        </dl>
      )}
    </Panel>
  )
}

/** Where no TLS came about, none may have been looked at. */
function certificateWords({ trusted, protocol, error }: ProxyEventOf<'secured'>): string {
  if (trusted) return 'trusted'
  return protocol === null && !isDistrust(error ?? '') ? 'none was looked at' : 'not trusted'
}
