import { expect, test } from 'vitest'
import { createLine } from './createLine.ts'

test('jobs run one after the other, and what is wanted again waits once', async () => {
  const { join, joinOnce } = createLine()
  const done: string[] = []
  let running = 0
  const job = (name: string) => async () => {
    running++
    await Promise.resolve()
    done.push(`${name} of ${running}`)
    running--
  }
  joinOnce(job('first'))
  joinOnce(job('in vain'))
  const failed = join(async () => {
    throw new Error('broke off')
  })
  await expect(failed).rejects.toThrow('broke off')
  joinOnce(job('second'))
  joinOnce(job('in vain'))
  await join(job('last'))
  expect(done).toEqual(['first of 1', 'second of 1', 'last of 1'])
})
