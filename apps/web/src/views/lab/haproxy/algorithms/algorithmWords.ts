import type { ProxyVary } from '@loopscope/shared/lab/proxy/proxyActions'
import type { ProxyAlgorithm } from '@loopscope/shared/lab/proxy/proxyNames'

/** What an algorithm does. */
export type AlgorithmWords = {
  readonly does: string
  /** In what requests must differ for it to tell them apart. */
  readonly vary: ProxyVary
}

export const ALGORITHM_WORDS: Readonly<Record<ProxyAlgorithm, AlgorithmWords>> = {
  roundrobin: { does: 'each server in turn', vary: 'nothing' },
  'static-rr': {
    does: 'in turn, weights fixed at the start',

    vary: 'nothing',
  },
  leastconn: { does: 'the fewest connections', vary: 'nothing' },
  first: { does: 'the first with a free slot', vary: 'nothing' },
  'random(1)': { does: 'any, by chance', vary: 'nothing' },
  'random(2)': { does: 'the better of two', vary: 'nothing' },
  source: { does: 'by the client’s address', vary: 'address' },
  uri: { does: 'by the path', vary: 'path' },
  url_param: { does: 'by ?id=', vary: 'param' },
  hdr: { does: 'by the header X-User', vary: 'user' },
  cookie: { does: 'in turn, then by cookie', vary: 'nothing' },
}
