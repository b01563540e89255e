import { expect, test } from 'vitest'
import { configChanges } from './configChanges.ts'
import { PROXY_PRESETS, PROXY_STARTS } from './proxyPresets.ts'
import { renderProxyConfig } from './renderProxyConfig.ts'

const places = {
  front: 3000,
  tls: 3443,
  servers: [3001, 3002, 3003, 3004],
  socket: 'haproxy.sock',
  certificate: 'tls/combined.pem',
  exporter: true,
}

test('the same text twice has no changes', () => {
  expect(configChanges('a\nb\n', 'a\nb\n')).toEqual({ added: [], removed: [] })
})

test('lines that are new and lines that are gone are told, each by its number in its own text', () => {
  expect(configChanges('a\nb\nc\n', 'a\nx\nc\nd\n')).toEqual({
    added: [2, 4],
    removed: [{ line: 2, text: 'b' }],
  })
})

test('from nothing, every line is new', () => {
  expect(configChanges('', 'a\nb\n')).toEqual({ added: [1, 2], removed: [] })
})

test('the preset "on error" changes retries, redispatch and the servers, and nothing else', () => {
  const before = renderProxyConfig(PROXY_STARTS.balance, places)
  const after = renderProxyConfig({ ...PROXY_STARTS.balance, ...PROXY_PRESETS.onError }, places)
  const { added, removed } = configChanges(before, after)
  const lines = after.split('\n')
  expect(added.map((line) => lines[line - 1])).toEqual([
    '    retries 2',
    '    option redispatch 1',
    '    server web-api-1 127.0.0.1:3001 check inter 500ms fall 2 observe layer4 error-limit 1 on-error mark-down',
    '    server web-api-2 127.0.0.1:3002 check inter 500ms fall 2 observe layer4 error-limit 1 on-error mark-down',
  ])
  expect(removed.map(({ text }) => text)).toEqual([
    '    server web-api-1 127.0.0.1:3001 check',
    '    server web-api-2 127.0.0.1:3002 check',
  ])
})
