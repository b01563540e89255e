import { expect, test } from 'vitest'

// What the page of phases says of browsers, which the sandbox cannot run.

test('a browser runs all microtasks after each callback, of timers and of messages alike', async () => {
  const printed: string[] = []
  const { port1, port2 } = new MessageChannel()
  const three = new Promise<void>((resolve) => {
    const task = (name: string) => {
      printed.push(name)
      queueMicrotask(() => {
        printed.push(`microtask of ${name}`)
        queueMicrotask(() => {
          printed.push(`microtask of that of ${name}`)
          if (printed.length === 9) resolve()
        })
      })
    }
    port2.onmessage = ({ data }) => task(data)
    setTimeout(() => task('timer 1'))
    setTimeout(() => task('timer 2'))
    port1.postMessage('message')
  })
  await three
  const names = printed.filter((_, i) => i % 3 === 0)
  expect(names.toSorted()).toEqual(['message', 'timer 1', 'timer 2'])
  expect(printed).toEqual(
    names.flatMap((name) => [name, `microtask of ${name}`, `microtask of that of ${name}`]),
  )
})

test('a browser has no setImmediate and no process.nextTick, and its timers are numbers', () => {
  const timer = setTimeout(() => undefined)
  clearTimeout(timer)
  expect([
    typeof timer,
    'setImmediate' in globalThis,
    'nextTick' in (globalThis.process ?? {}),
  ]).toEqual(['number', false, false])
})
