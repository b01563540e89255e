export const loadProxies = ['haproxyHttp', 'haproxyTcp', 'haproxyGzip', 'tls'] as const
/** The targets that are an HAProxy in front of one of the session's servers. */
export type LoadProxy = (typeof loadProxies)[number]

/**
 * HAProxy's configuration for a load run, out of two ports and nothing else. One thread, as the server behind it has one. The notes'
 * lack time limits, without which a dead client holds its connection for ever.
 */
export function renderLoadProxy(kind: LoadProxy, front: number, back: number): string {
  const bind = kind === 'tls' ? ' ssl crt combined.pem alpn http/1.1' : ''
  const compression = [
    '    compression offload',
    '    compression algo gzip',
    '    compression type text/html text/plain application/json',
  ]
  return [
    'global',
    '    nbthread 1',
    '',
    'defaults',
    `    mode ${kind === 'haproxyTcp' ? 'tcp' : 'http'}`,
    '    timeout connect 5000ms',
    '    timeout client 50000ms',
    '    timeout server 50000ms',
    '',
    'frontend inbound',
    `    bind 127.0.0.1:${front}${bind}`,
    '    default_backend native-http',
    '',
    'backend native-http',
    ...(kind === 'haproxyGzip' ? compression : []),
    `    server native-http-1 127.0.0.1:${back}`,
    '',
  ].join('\n')
}
