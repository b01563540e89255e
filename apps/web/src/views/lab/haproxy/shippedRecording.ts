import { type ProxyExperiment, proxyExperiments } from '@loopscope/shared/lab/proxy/proxyNames'
import { tabOfAddress } from '../tabs/tabAddress.ts'

/** The recording of a tab that comes with the page: the first tab's is the demo's. */
export function shippedOf(experiment: ProxyExperiment): string {
  return experiment === 'balance' ? 'haproxy' : `haproxy-${experiment}`
}

/** That of the tab which the address asks for. */
export function shippedOfAddress(): string {
  return shippedOf(tabOfAddress(proxyExperiments) ?? 'balance')
}
