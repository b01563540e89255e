import { expect, test } from 'vitest'
import { createLine } from './createLine.ts'

test('jobs run one after the other, the first at once, and what is wanted again waits once', async () => {
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
  expect(running).toBe(1)
  joinOnce(job('next'))
  joinOnce(job('in vain'))
  const failed = join(async () => {
    throw new Error('broke off')
  })
  await expect(failed).rejects.toThrow('broke off')
  joinOnce(job('after it'))
  joinOnce(job('second'))
  joinOnce(job('in vain'))
  await join(job('last'))
  expect(done).toEqual(['first of 1', 'next of 1', 'after it of 1', 'second of 1', 'last of 1'])
})
