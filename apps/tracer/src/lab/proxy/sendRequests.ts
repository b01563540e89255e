import type { ProxyAction } from '@loopscope/shared/lab/proxy/proxyActions'
import { NotNow } from '../notNow.ts'
import type { ProxySession } from './proxySession.ts'
import type { ProxyTree } from './proxyTree.ts'

const PATHS = { recipe: '/', page: '/page' } as const

/** Has the client send requests of one kind. */
export function sendRequests(
  { settings, ports, certificate }: ProxySession,
  tree: ProxyTree,
  { count, at, vary, keys, what, encoding, over }: ProxyAction & { action: 'send' },
  done: (sentence: string) => string,
): string {
  if (over !== 'http' && (!settings.tls || certificate === null))
    throw new NotNow('HAProxy has no port for TLS as it is set.')
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
  const order = { count, path: PATHS[what], once: at === 'once', vary, keys, encoding, ...to }
  tree.tellClient({ do: 'send', ...order })
  return sentence
}
