import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { emptyLoopscope, recordedLoopscope } from '../../testing/recordedLoopscope.ts'
import { LoopscopeContext } from '../hooks/loopscopeContext.ts'
import { Health } from './Health.tsx'
import '../../tokens.css'
import '../../base.css'

const region = () => page.getByRole('region', { name: 'Health' })

test('before the first run it says what will be here', async () => {
  const screen = await render(
    <LoopscopeContext value={emptyLoopscope()}>
      <Health />
    </LoopscopeContext>,
  )
  await expect.poll(() => screen.container.textContent).toContain('After a run, what stands out')
})

test('a finding moves the cursor to its moment and selects what it is about', async () => {
  const loopscope = recordedLoopscope()
  await render(
    <LoopscopeContext value={loopscope}>
      <Health />
    </LoopscopeContext>,
  )
  await region()
    .getByRole('button', {
      name: /^setTimeout on line \d+ was called with.*, so Node uses 1 ms\.$/,
    })
    .click()
  const { selected } = loopscope.selection.getState()
  const timer = loopscope.timeline()?.operations[selected ?? -1]
  expect([timer?.label, loopscope.frame()?.cursor]).toEqual(['setTimeout', timer?.scheduledStep])
})

test('where no callback was long, it says which was the longest', async () => {
  await render(
    <LoopscopeContext value={recordedLoopscope()}>
      <Health />
    </LoopscopeContext>,
  )
  await expect
    .poll(() => region().element().textContent)
    .toMatch(/took [\d.]+ ms, the longest that one callback held the loop\.$/)
})
