import { expect, it } from 'vitest'
import { linkClient, told } from '../../testing/linkClient.ts'
import { startTestService } from '../../testing/startTestService.ts'

it('a client that makes very many links is told to wait, and how long', async () => {
  const strict = await startTestService([24], { environment: { LOOPSCOPE_SHARES_PER_MINUTE: '2' } })
  const answers: Response[] = []
  for (let i = 0; i < 3; i++) answers.push(await strict.post('/api/shares', { source: '1' }))
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 429])
  expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(10)
  await strict.close()
})

it('what is refused costs nothing of the links that a client may make', async () => {
  const service = await startTestService([24], {
    environment: { LOOPSCOPE_SHARES_PER_MINUTE: '1' },
  })
  const refused = [
    { runId: '00000000-0000-4000-8000-000000000000' },
    { shareId: 'aaaaaaaaaaaaaaaa' },
    { source: '1', node: '8' },
  ]
  const statuses: number[] = []
  for (const body of [...refused, { source: '1' }, { source: '1' }])
    statuses.push((await service.post('/api/shares', body)).status)
  expect(statuses).toEqual([404, 404, 400, 201, 429])
  await service.close()
})

/** A recording that hardly compresses, of 0.6 MB. */
const noise = (seed: number) =>
  `const { createHash } = require('crypto'); let s = '${seed}'
  for (let i = 0; i < 8000; i++) { s = createHash('sha512').update(s).digest('base64'); process.stdout.write(s) }`

it('the links of one client have a day’s bytes, and then it is told how long to wait', async () => {
  const service = await startTestService([24], {
    environment: { LOOPSCOPE_SHARES_PER_MINUTE: '1000', LOOPSCOPE_SHARES_MB_PER_DAY: '1' },
  })
  const answers: Response[] = []
  while (answers.at(-1)?.status !== 429 && answers.length < 9)
    answers.push(await service.post('/api/shares', { source: noise(answers.length) }))
  const last = answers.at(-1)
  expect(answers[0]?.status).toBe(201)
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(600)
  expect(last && (await told(last))).toEqual([
    429,
    'Your links of the last day take 1 MB, which is the limit for one client: wait, or share a shorter run.',
  ])
  await service.close()
})

it('where there is no room nothing is charged, and no link is lost', async () => {
  const service = await startTestService([24], {
    environment: {
      LOOPSCOPE_SHARES_PER_MINUTE: '1000',
      LOOPSCOPE_SHARES_MB_PER_DAY: '1',
      LOOPSCOPE_SHARES: '1',
    },
  })
  const client = linkClient(service)
  const { id } = await client.share({ source: 'console.log("kept")' })
  const statuses = new Set<number>()
  for (let i = 0; i < 70; i++)
    statuses.add((await service.post('/api/shares', { shareId: id })).status)
  expect([[...statuses], (await client.get(id)).source]).toEqual([[507], 'console.log("kept")'])
  await service.close()
})
