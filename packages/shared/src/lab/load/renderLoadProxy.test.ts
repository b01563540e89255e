import { expect, test } from 'vitest'
import { loadProxies, renderLoadProxy } from './renderLoadProxy.ts'

test('each proxy listens on this machine alone, and asks one server of this machine', () => {
  for (const kind of loadProxies) {
    const text = renderLoadProxy(kind, 28_001, 28_002)
    const addresses = text.match(/^ {4}(?:bind|server \S+) \S+/gm)
    expect(addresses).toEqual([
      '    bind 127.0.0.1:28001',
      '    server native-http-1 127.0.0.1:28002',
    ])
    expect(text.endsWith('\n')).toBe(true)
  }
})

test('they differ in what they are about and nothing else', () => {
  const http = renderLoadProxy('haproxyHttp', 1, 2).split('\n')
  const more = (kind: (typeof loadProxies)[number]) =>
    renderLoadProxy(kind, 1, 2)
      .split('\n')
      .filter((line) => !http.includes(line))
  expect(more('haproxyTcp')).toEqual(['    mode tcp'])
  expect(more('tls')).toEqual(['    bind 127.0.0.1:1 ssl crt combined.pem alpn http/1.1'])
  expect(more('haproxyGzip')).toEqual([
    '    compression offload',
    '    compression algo gzip',
    '    compression type text/html text/plain application/json',
  ])
})
