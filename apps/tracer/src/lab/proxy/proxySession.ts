import { PROXY_STARTS } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import type { ProxyAction } from '@loopscope/shared/lab/proxy/proxyActions'
import type { ProxyExperiment } from '@loopscope/shared/lab/proxy/proxyNames'
import type { SessionParts } from '../labSession.ts'
import { lockFolder } from '../load/machineLock.ts'
import { doProxyAction } from './doProxyAction.ts'
import type { Haproxy } from './haproxy/findHaproxy.ts'
import { ProxyBase } from './proxyBase.ts'
import { takePorts } from './proxyPorts.ts'

/** One visitor's HAProxy with all that stands around it. */
export class ProxySession extends ProxyBase {
  /**
   * Resolves when its processes are on their way. `locks`: where load runs of this machine wait for each other, another folder for
   * tests that should wait for no one.
   */
  static async open(
    parts: SessionParts,
    haproxy: Haproxy,
    experiment: ProxyExperiment = 'balance',
    locks = lockFolder(),
  ): Promise<ProxySession> {
    const session = new ProxySession(parts, haproxy, await takePorts(), locks)
    session.settings = PROXY_STARTS[experiment]
    await session.begin('start')
    return session
  }

  protected override async perform(action: ProxyAction): Promise<string> {
    // Whatever has become of the processes: it begins anew.
    if (action.action !== 'reset') await this.started()
    return doProxyAction(this, action)
  }
}
