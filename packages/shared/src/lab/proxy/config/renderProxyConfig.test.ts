import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WHOLE } from '../../../../../../apps/tracer/src/testing/whole.ts'
import { anyProxySettings } from '../../../../fixtures/anyProxySettings.ts'
import { proxyExperiments } from '../proxyNames.ts'
import { PROXY_PRESETS, PROXY_STARTS, presetOf, proxyPresetNames } from './proxyPresets.ts'
import { proxySettingsSchema } from './proxySettings.ts'
import { renderProxyConfig } from './renderProxyConfig.ts'

const haproxy = process.env['HAPROXY_BIN'] ?? 'haproxy'
const openssl = process.env['OPENSSL_BIN'] ?? 'openssl'
const found = spawnSync(haproxy, ['-v'], { encoding: 'utf8' })
const exporter = found.error
  ? false
  : spawnSync(haproxy, ['-vv'], { encoding: 'utf8' }).stdout.includes('prometheus-exporter')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proxy-config-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const places = () => ({
  front: 23_000,
  tls: 23_443,
  servers: [23_001, 23_002, 23_003, 23_004],
  socket: join(folder, 'haproxy.sock'),
  certificate: join(folder, 'combined.pem'),
  exporter,
})

const shown = {
  front: 3000,
  tls: 3443,
  servers: [3001, 3002, 3003, 3004],
  socket: 'haproxy.sock',
  certificate: 'tls/combined.pem',
  exporter: true,
}

/** Every line that a configuration may have. Whatever can run a program, read a file or reach another host is not among them. */
const LINES = [
  /^$/,
  /^(global|defaults|frontend (inbound|secure)|backend web-api)$/,
  /^ {4}(nbthread 1|maxconn \d{1,4}|mode (http|tcp)|log global|stats (enable|timeout 30s|refresh 2s|uri \/admin\?stats))$/,
  /^ {4}log stdout len 4096 format raw local0$/,
  /^ {4}stats socket unix@[\w./-]+ mode 600 level admin expose-fd listeners$/,
  /^ {4}timeout (connect|client|server|queue|check) \d{1,5}ms$/,
  /^ {4}(retries [0-5]|option redispatch 1|option httpchk GET \/health(\/deep)?|default_backend web-api|http-reuse always)$/,
  /^ {4}bind 127\.0\.0\.1:\d{1,5}( ssl crt [\w./-]+( alpn h2,http\/1\.1)?)?$/,
  /^ {4}log-format '\{"t":%\[date\(0,us\)\],[^']+\}'$/,
  /^ {4}stick-table type ip size 1k expire \d{1,2}s store http_req_rate\(\d{1,2}s\)$/,
  /^ {4}http-request (track-sc0 src|set-header X-Forwarded-Proto https)$/,
  /^ {4}http-request deny deny_status 429 if \{ sc_http_req_rate\(0\) gt \d{1,4} \}$/,
  /^ {4}http-request use-service prometheus-exporter if \{ path \/metrics \}$/,
  /^ {4}http-response set-header X-Server %s$/,
  /^ {4}balance (roundrobin|static-rr|leastconn|first|random\([12]\)|source|uri|url_param id|hdr\(X-User\))$/,
  /^ {4}(hash-type (map-based|consistent)|cookie SRV insert indirect nocache)$/,
  /^ {4}compression (offload|algo (gzip|deflate)|type( (application\/(json|javascript)|text\/(plain|html|css)))+)$/,
  /^ {4}server (web-api-[1-4]) 127\.0\.0\.1:\d{1,5}( check( inter \d{3,5}ms)?( fall \d\d?)?( rise \d\d?)?( observe layer[47] error-limit \d\d? on-error (fastinter|fail-check|sudden-death|mark-down))?)?( weight \d{1,3})?( maxconn \d{1,3})?( cookie web-api-[1-4])?$/,
]

describe('for all settings', () => {
  it('the text ends in a newline and has no line but known ones', () => {
    fc.assert(
      fc.property(anyProxySettings, (settings) => {
        expect(proxySettingsSchema.parse(settings)).toEqual(settings)
        const text = renderProxyConfig(settings, shown)
        const lines = text.split('\n')
        expect(lines.pop()).toBe('')
        expect(lines.filter((line) => !LINES.some((known) => known.test(line)))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it.skipIf(found.error)(
    'the real HAProxy takes it, and has nothing to warn of',
    { timeout: 600_000 },
    () => {
      const { certificate } = places()
      makeCertificate(certificate)
      const file = join(folder, 'haproxy.cfg')
      fc.assert(
        fc.property(anyProxySettings, (settings) => {
          writeFileSync(file, renderProxyConfig(settings, places()))
          const { status, stderr } = spawnSync(haproxy, ['-c', '-q', '-f', file], {
            encoding: 'utf8',
          })
          expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
        }),
        { numRuns: WHOLE ? 2000 : 40, interruptAfterTimeLimit: 500_000 },
      )
    },
  )
})

function makeCertificate(path: string): void {
  const key = join(folder, 'key.pem')
  const made = spawnSync(
    openssl,
    [
      ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 7'.split(' '),
      ...['-subj', '/CN=localhost', '-keyout', key, '-out', path],
    ],
    { encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(made.stderr)
  writeFileSync(path, readFileSync(path, 'utf8') + readFileSync(key, 'utf8'))
}

describe('what the notes have', () => {
  it('is the start of "balance": servers that are only checked', () => {
    expect(renderProxyConfig(PROXY_STARTS.balance, shown)).toBe(NOTES)
  })

  it('every experiment starts with settings that the schema takes', () => {
    for (const experiment of proxyExperiments) {
      const start = PROXY_STARTS[experiment]
      expect(proxySettingsSchema.parse(start)).toEqual(start)
      expect(start.experiment).toBe(experiment)
    }
  })

  it('each preset is known by its values, and another value is none', () => {
    for (const preset of proxyPresetNames)
      expect(presetOf({ ...PROXY_STARTS.balance, ...PROXY_PRESETS[preset] })).toBe(preset)
    expect(presetOf({ ...PROXY_STARTS.balance, retries: 1 })).toBe(null)
  })
})

describe('places that cannot stand in a configuration are refused', () => {
  it.each([
    ['a port of 0', { front: 0 }],
    ['a port beyond the last', { servers: [70_000, 1] }],
    ['fewer ports than servers', { servers: [3001] }],
    ['a line break in a path', { socket: 'a\nlua-load x.lua' }],
    ['a space in a path', { socket: 'a b' }],
    ['a socket that is too long', { socket: 'a'.repeat(97) }],
  ])('%s', (_what, wrong) => {
    expect(() => renderProxyConfig(PROXY_STARTS.balance, { ...shown, ...wrong })).toThrow(
      RangeError,
    )
  })
})

const NOTES = `global
    nbthread 1
    maxconn 1000
    log stdout len 4096 format raw local0
    stats socket unix@haproxy.sock mode 600 level admin expose-fd listeners
    stats timeout 30s

defaults
    mode http
    log global
    timeout connect 5000ms
    timeout client 50000ms
    timeout server 50000ms

frontend inbound
    bind 127.0.0.1:3000
    log-format '{"t":%[date(0,us)],"cp":%cp,"fe":"%f","be":"%b","srv":"%s","st":%ST,"TR":%TR,"Tw":%Tw,"Tc":%Tc,"Tr":%Tr,"Ta":%Ta,"ts":"%ts","ac":%ac,"fc":%fc,"bc":%bc,"sc":%sc,"rc":"%rc","sq":%sq,"bq":%bq,"B":%B,"m":"%HM","p":%{+Q}[capture.req.uri,json]}'
    http-request use-service prometheus-exporter if { path /metrics }
    stats enable
    stats uri /admin?stats
    stats refresh 2s
    default_backend web-api

backend web-api
    balance roundrobin
    http-response set-header X-Server %s
    option httpchk GET /health
    server web-api-1 127.0.0.1:3001 check
    server web-api-2 127.0.0.1:3002 check
`
