import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { freePort } from './freePort.ts'

const run = promisify(execFile)

test('sessions that begin at the same time get different ports, and so do those that begin before the first listens', async () => {
  const together = await Promise.all(Array.from({ length: 100 }, () => freePort()))
  const after: number[] = []
  for (let i = 0; i < 100; i++) after.push(await freePort())
  expect(new Set([...together, ...after]).size).toBe(200)
})

test('two services of one machine give out different ports, also when their sessions begin at the same time', async () => {
  const asks = `
    import { freePort } from ${JSON.stringify(new URL('freePort.ts', import.meta.url).href)}
    const ports = []
    for (let i = 0; i < 100; i++) ports.push(await freePort())
    console.log(JSON.stringify(ports))
    // As long as a service that has just started its session: until it is told that the other has its ports, too.
    process.stdin.resume().once('end', () => process.exit())
  `
  const services = [0, 1].map(() => run(process.execPath, ['--input-type=module', '-e', asks]))
  const told = services.map(
    ({ child }) =>
      new Promise<number[]>((resolve) =>
        child.stdout?.once('data', (text) => resolve(JSON.parse(String(text)) as number[])),
      ),
  )
  const ports = await Promise.all(told)
  for (const { child } of services) child.stdin?.end()
  await Promise.all(services)
  expect(new Set(ports.flat()).size).toBe(200)
})

test('a port that is given out again when no other is left is one that was not asked to be left out', async () => {
  const only = await freePort()
  const others = new Set(
    Array.from({ length: 1000 }, (_, i) => 28_000 + i).filter((port) => port !== only),
  )
  expect(await freePort(others)).toBe(only)
})

test('a port that somebody has is not taken', async () => {
  const first = await freePort()
  const all = new Set(Array.from({ length: 1000 }, (_, index) => 28_000 + index))
  expect([first >= 28_000 && first < 29_000, await freePort(all).catch(String)]).toEqual([
    true,
    expect.stringMatching(/^Error: No port of 127\.0\.0\.1 from 28000 to 28999 is free/),
  ])
})
