import { expect, it } from 'vitest'
import { joinReads } from './joinReads.ts'

it('who asks while the same is being read gets that answer, and who asks later a new one', async () => {
  const begun: string[] = []
  const waiting: (() => void)[] = []
  const read = joinReads(async (key) => {
    begun.push(key)
    const answer = `${key}${begun.length}`
    await new Promise<void>((resolve) => waiting.push(resolve))
    return answer
  })
  const together = Promise.all([read('a'), read('a'), read('b')])
  for (const go of waiting.splice(0)) go()
  expect(await together).toEqual(['a1', 'a1', 'b2'])
  const later = read('a')
  for (const go of waiting.splice(0)) go()
  expect([await later, begun]).toEqual(['a3', ['a', 'b', 'a']])
})

it('a reading that fails fails for all who share it, and for no one after them', async () => {
  let fails = true
  const read = joinReads(async () => {
    await null
    if (fails) throw new Error('away')
    return 1
  })
  const both = await Promise.allSettled([read('a'), read('a')])
  fails = false
  expect([both.map(({ status }) => status), await read('a')]).toEqual([['rejected', 'rejected'], 1])
})
