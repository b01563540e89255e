import type { ProxyVary } from '@loopscope/shared/lab/proxy/proxyActions'
import type { ProxyAlgorithm } from '@loopscope/shared/lab/proxy/proxyNames'

/** What an algorithm does, and what is to be expected of it. */
export type AlgorithmWords = {
  readonly does: string
  /** Of 300 requests one after the other to three equal servers, as they were shared out when this page was written. */
  readonly inTurn: string
  /** In what requests must differ for it to tell them apart. */
  readonly vary: ProxyVary
}

export const ALGORITHM_WORDS: Readonly<Record<ProxyAlgorithm, AlgorithmWords>> = {
  roundrobin: { does: 'each server in turn', inTurn: '100 : 100 : 100', vary: 'nothing' },
  'static-rr': {
    does: 'in turn, weights fixed at the start',
    inTurn: '100 : 100 : 100',
    vary: 'nothing',
  },
  leastconn: { does: 'the fewest connections', inTurn: '100 : 100 : 100', vary: 'nothing' },
  first: { does: 'the first with a free slot', inTurn: '300 : 0 : 0', vary: 'nothing' },
  'random(1)': { does: 'any, by chance', inTurn: 'about 100 each', vary: 'nothing' },
  'random(2)': { does: 'the better of two', inTurn: 'about 100 each', vary: 'nothing' },
  source: { does: "by the client's address", inTurn: 'all to one', vary: 'address' },
  uri: { does: 'by the path', inTurn: '100 : 100 : 100', vary: 'path' },
  url_param: { does: 'by ?id=', inTurn: '100 : 100 : 100', vary: 'param' },
  hdr: { does: 'by the header X-User', inTurn: 'about 100 each', vary: 'user' },
  cookie: { does: 'in turn, then by cookie', inTurn: '100 : 100 : 100', vary: 'nothing' },
}
