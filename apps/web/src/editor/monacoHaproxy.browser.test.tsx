import { PROXY_STARTS } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import { renderProxyConfig } from '@loopscope/shared/lab/proxy/config/renderProxyConfig'
import { editor, languages } from 'monaco-editor/editor'
import { beforeAll, expect, it } from 'vitest'
import { HAPROXY_TOKENS } from './monacoHaproxy.ts'

beforeAll(() => {
  languages.register({ id: 'haproxy' })
  languages.setMonarchTokensProvider('haproxy', HAPROXY_TOKENS)
})

/** The parts of each line that have a colour of their own: "keyword bind", "number 127.0.0.1:3000". */
function coloured(text: string): string[][] {
  const lines = text.split('\n')
  return editor.tokenize(text, 'haproxy').map((tokens, at) =>
    tokens.flatMap(({ offset, type }, i) => {
      const line = lines[at] ?? ''
      const part = line.slice(offset, tokens[i + 1]?.offset ?? line.length)
      const [kind = ''] = type.split('.')
      return kind === '' || part.trim() === '' ? [] : [`${kind} ${part}`]
    }),
  )
}

it('colours sections, what a line begins with, numbers with their units, addresses and quoted texts', () => {
  const text = [
    ...['global', '    nbthread 1', '    stats timeout 30s', ''],
    ...['frontend inbound', '    bind 127.0.0.1:3000 ssl crt combined.pem', "    log-format 'a b'"],
    '    http-request deny deny_status 429 if { sc_http_req_rate(0) gt 5 }',
    ...['backend web-api', '    server web-api-1 127.0.0.1:3001 check inter 500ms fall 2'],
  ].join('\n')
  expect(coloured(text)).toEqual([
    ['keyword global'],
    ['keyword nbthread', 'number 1'],
    ['keyword stats', 'number 30s'],
    [],
    ['keyword frontend'],
    ['keyword bind', 'number 127.0.0.1:3000'],
    ['keyword log-format', "string 'a b'"],
    ['keyword http-request', 'number 429', 'delimiter {', 'number 5', 'delimiter }'],
    ['keyword backend'],
    ['keyword server', 'number 127.0.0.1:3001', 'number 500ms', 'number 2'],
  ])
})

it.each(Object.keys(PROXY_STARTS) as (keyof typeof PROXY_STARTS)[])(
  'knows the first word of every line that is rendered for %s',
  (experiment) => {
    const text = renderProxyConfig(PROXY_STARTS[experiment], {
      ...{ front: 3000, tls: 3443, servers: [3001, 3002, 3003, 3004] },
      ...{ socket: 'run/admin.sock', certificate: 'combined.pem', exporter: true },
    })
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    const unknown = lines.filter((line) => coloured(line)[0]?.[0]?.startsWith('keyword') !== true)
    expect(unknown).toEqual([])
  },
)
