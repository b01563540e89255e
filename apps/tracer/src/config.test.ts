import { expect, it } from 'vitest'
import { isLoopback, readConfig } from './config.ts'

it('without any variable the service listens on 127.0.0.1:4600', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 4600,
    timeoutMs: 5000,
    maxRows: 200_000,
    otlpEndpoint: null,
  })
})

it('a wrong variable is answered with its name', () => {
  const answer = readConfig({ PORT: '99999' })
  expect(typeof answer === 'string' && answer.startsWith('PORT is not usable: ')).toBe(true)
})

it('loopback is what only this machine reaches', () => {
  const hosts = [
    '127.0.0.1',
    '127.9.9.9',
    '::1',
    'localhost',
    '0.0.0.0',
    '::',
    '10.0.0.1',
    '127.0.0.1.example.org',
    '',
  ]
  expect(hosts.filter(isLoopback)).toEqual(['127.0.0.1', '127.9.9.9', '::1', 'localhost'])
})
