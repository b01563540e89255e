import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { isLoopback } from './isLoopback.ts'

it('without any variable the service listens on 127.0.0.1:4600', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 4600,
    timeoutMs: 5000,
    waitMs: 1000,
    maxRows: 200_000,
    otlpEndpoint: null,
    dataFolder: fileURLToPath(new URL('../../../.loopscope', import.meta.url)),
    databaseUrl: null,
    queueUrl: null,
    shareBytes: 4 * 1024 * 1024,
    shares: { shares: 100_000, bytes: 2 * 1024 ** 3 },
    sharesPerMinute: 30,
    unopenedDays: 90,
    labs: true,
    proxies: [],
    hosts: [],
    replica: null,
    drainMs: 0,
    logLevel: 'warn',
  })
})

it.each([
  ['PORT', 'abc', 'PORT is not usable: it takes a whole number from 0 to 65535, not "abc".'],
  ['PORT', '99999', 'PORT is not usable: it takes a whole number from 0 to 65535, not "99999".'],
  ['PORT', '1e3', 'PORT is not usable: it takes a whole number from 0 to 65535, not "1e3".'],
  [
    'LOOPSCOPE_SANDBOX',
    'maybe',
    'LOOPSCOPE_SANDBOX is not usable: it takes auto or none, not "maybe".',
  ],
  [
    'DATABASE_URL',
    'mysql://me:secret@host/db',
    'DATABASE_URL is not usable: it takes the address of a PostgreSQL, postgresql://user:password@host/database.',
  ],
  [
    'QUEUE_URL',
    'http://me:secret@host',
    'QUEUE_URL is not usable: it takes the address of a Redis or Valkey, redis://user:password@host:6379.',
  ],
  [
    'QUEUE_URL',
    'redis://me:secret@host',
    'QUEUE_URL needs LOOPSCOPE_REPLICA: what another replica has recorded is found by its name.',
  ],
  [
    'LOOPSCOPE_PROXIES',
    '10.0.0.0/8,0.0.0.0/0',
    'LOOPSCOPE_PROXIES is not usable: it takes networks with commas between them, such as 10.0.0.0/8,::1/128, not "10.0.0.0/8,0.0.0.0/0".',
  ],
  [
    'LOOPSCOPE_REPLICA',
    'a~b',
    'LOOPSCOPE_REPLICA is not usable: it takes up to 16 small letters and digits, not "a~b".',
  ],
  [
    'LOOPSCOPE_HOSTS',
    'loopscope.example:80',
    'LOOPSCOPE_HOSTS is not usable: it takes names of hosts with commas between them, without ports, not "loopscope.example:80".',
  ],
  [
    'LOOPSCOPE_UNOPENED_DAYS',
    '-1',
    'LOOPSCOPE_UNOPENED_DAYS is not usable: it takes a whole number from 0 to 36500, not "-1".',
  ],
])('%s=%s is answered with what it takes', (name, value, sentence) => {
  expect(readConfig({ [name]: value })).toBe(sentence)
})

it('demos start processes where only this machine can ask for them, unless it is said otherwise', () => {
  const labs = (environment: Record<string, string>) => {
    const config = readConfig(environment)
    return typeof config === 'string' ? config : config.labs
  }
  expect([
    labs({ HOST: 'localhost' }),
    labs({ HOST: '0.0.0.0' }),
    labs({ HOST: '0.0.0.0', LOOPSCOPE_LAB: '1' }),
    labs({ LOOPSCOPE_PROXIES: '10.0.0.0/8, fd00::/8' }),
    labs({ LOOPSCOPE_HOSTS: 'Loopscope.example' }),
    labs({ LOOPSCOPE_LAB: '0' }),
    labs({ LOOPSCOPE_LAB: 'yes' }),
  ]).toEqual([
    true,
    false,
    true,
    false,
    false,
    false,
    'LOOPSCOPE_LAB is not usable: it takes 0 or 1, not "yes".',
  ])
})

it('loopback is what only this machine reaches', () => {
  const hosts = [
    '127.0.0.1',
    '127.9.9.9',
    '::1',
    'localhost',
    'LOCALHOST',
    'localhost.',
    '127.999.999.999',
    '127.1',
    '0.0.0.0',
    '::',
    '10.0.0.1',
    '127.0.0.1.example.org',
    '',
    '.',
  ]
  expect(hosts.filter(isLoopback)).toEqual([
    '127.0.0.1',
    '127.9.9.9',
    '::1',
    'localhost',
    'LOCALHOST',
    'localhost.',
  ])
})
