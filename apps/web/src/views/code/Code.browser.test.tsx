import { expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { Code } from './Code.tsx'

test('a program that changes is never without its colours', async () => {
  const { container, rerender } = await render(<Code source={'const one = 1\n'} />)
  const words = () =>
    [...container.querySelectorAll('[data-kind]')].map((word) => word.textContent).join(' ')
  await expect.poll(words).toBe('const = 1')
  const seen: string[] = []
  new MutationObserver(() => seen.push(words())).observe(container, {
    characterData: true,
    childList: true,
    subtree: true,
  })
  await rerender(<Code source={'let two = 22\n'} />)
  await expect.poll(words).toBe('let = 22')
  expect(new Set(seen)).toEqual(new Set(['let = 22']))
})
