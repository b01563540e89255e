import { answerKindNames, answerKinds } from '@loopscope/shared/lab/gzip/answerKinds'
import type { ProxyAction } from '@loopscope/shared/lab/proxy/proxyActions'
import { ActionRefused } from '../actionRefused.ts'
import type { ProxyBase } from './proxyBase.ts'
import type { ProxyTree } from './proxyTree.ts'

/** Has the client send requests of one kind. */
export function sendRequests(
  { settings, ports, certificate }: ProxyBase,
  tree: ProxyTree,
  { count, at, vary, keys, what, encoding, over }: ProxyAction & { action: 'send' },
  done: (sentence: string) => string,
): string {
  if (over !== 'http' && (!settings.tls || certificate === null))
    throw new ActionRefused('HAProxy has no port for TLS as it is set: choose the tab TLS first.')
  const to =
    over === 'http'
      ? {}
      : {
          to: {
            ...{ port: ports.tls, tls: over !== 'plainToTls' },
            ca: over === 'tls' ? (certificate?.pem ?? '') : '',
          },
        }
  const many = count === 1 ? 'a request' : `${count} requests`
  const sentence = done(`The client sends ${many}${at === 'once' ? ' at once' : ''}.`)
  // What is weighed is told with each request and answer, and nowhere else: it would make recordings longer.
  const weighed = settings.experiment === 'compression'
  const order = {
    count,
    path: answerKinds[what].path,
    once: at === 'once',
    vary,
    keys,
    encoding,
    weighed,
    ...to,
  }
  tree.tellClient({ do: 'send', ...order })
  return sentence
}

/** Has the client ask for every kind of answer, without `Accept-Encoding` and with gzip. */
export function weighAll(tree: ProxyTree, done: (sentence: string) => string): string {
  const sentence = done(
    `The client asks for ${answerKindNames.length} kinds of answers, each without gzip and with it.`,
  )
  for (const kind of answerKindNames)
    for (const encoding of ['none', 'gzip'])
      tree.tellClient({
        ...{ do: 'send', count: 1, path: answerKinds[kind].path, encoding, weighed: true },
      })
  return sentence
}
