import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from '../../log.ts'
import { openPostgres } from '../../shares/postgresDatabase.ts'
import {
  findPostgres,
  openPostgresServer,
  type PostgresServer,
} from '../../testing/postgresServer.ts'
import type { Refusal } from '../bodies/refusal.ts'
import { ClientRate } from './clientRate.ts'

/** 'taken', or after how many seconds it is to be tried again. */
const take = (rate: ClientRate, client: string, amount = 1): Promise<'taken' | number> =>
  rate.take(client, 'Wait.', amount).then(
    () => 'taken' as const,
    (error: Refusal) => error.retryAfterSeconds ?? -1,
  )

it('a client gets so many in a window, and others are not held up by it', async () => {
  const rate = new ClientRate({ name: 'links', amount: 3, seconds: 60 }, null)
  const answers = []
  for (const client of ['a', 'a', 'a', 'a', 'b']) answers.push(await take(rate, client))
  expect(answers).toEqual(['taken', 'taken', 'taken', expect.any(Number), 'taken'])
  expect(answers[3]).toBeGreaterThan(0)
  expect(answers[3]).toBeLessThanOrEqual(60)
})

it('when the window is over it has all of its own again', async () => {
  const rate = new ClientRate({ name: 'links', amount: 1, seconds: 1 }, null)
  expect([await take(rate, 'a'), await take(rate, 'a')]).toEqual(['taken', 1])
  await expect.poll(() => take(rate, 'a'), { timeout: 10_000 }).toBe('taken')
})

it('what is refused or given back is not counted, and who has all may take more than all', async () => {
  const rate = new ClientRate({ name: 'bytes', amount: 100, seconds: 1000 }, null)
  expect(await take(rate, 'a', 60)).toBe('taken')
  expect(await take(rate, 'a', 60)).toBeGreaterThan(900)
  expect(await take(rate, 'a', 40)).toBe('taken')
  expect(await take(rate, 'a', 1)).toBeGreaterThan(900)
  await rate.giveBack('a', 30)
  expect(await take(rate, 'a', 30)).toBe('taken')
  expect(await take(rate, 'b', 150)).toBe('taken')
  expect(await take(rate, 'b', 1)).toBeGreaterThan(900)
})

const programs = findPostgres()

describe.skipIf(programs === null)('services with the same PostgreSQL', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await openPostgresServer(programs ?? '')
  })
  afterAll(() => server.close())

  it('count together, to the last one, and each by itself while it is away', async () => {
    const databases = [1, 2, 3].map(() => openPostgres(server.url, createLog('silent', '')))
    const rates = databases.map(
      ({ query }) => new ClientRate({ name: 'links', amount: 20, seconds: 600 }, query),
    )
    const answers = await Promise.all(
      rates.flatMap((rate) => Array.from({ length: 15 }, () => take(rate, 'a'))),
    )
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(20)
    await server.kill()
    const alone = []
    for (const rate of rates) alone.push(await take(rate, 'a'))
    expect(alone).toEqual(['taken', 'taken', 'taken'])
    await server.start()
    await Promise.all(databases.map((database) => database.close()))
  })
})
