import { expect, test } from 'vitest'
import { createSerialQueue } from './serialQueue.ts'

test('jobs run one after the other, the first at once, and what is wanted again waits once', async () => {
  const { enqueue, enqueueLatest } = createSerialQueue()
  const done: string[] = []
  let running = 0
  const job = (name: string) => async () => {
    running++
    await Promise.resolve()
    done.push(`${name} of ${running}`)
    running--
  }
  enqueueLatest(job('first'))
  expect(running).toBe(1)
  enqueueLatest(job('next'))
  enqueueLatest(job('in vain'))
  const failed = enqueue(async () => {
    throw new Error('broke off')
  })
  await expect(failed).rejects.toThrow('broke off')
  enqueueLatest(job('after it'))
  enqueueLatest(job('second'))
  enqueueLatest(job('in vain'))
  await enqueue(job('last'))
  expect(done).toEqual(['first of 1', 'next of 1', 'after it of 1', 'second of 1', 'last of 1'])
})
