import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { recordedLoopscope } from '../../testing/recordedLoopscope.ts'
import { LoopscopeContext } from '../hooks/loopscopeContext.ts'
import { WhyNow } from './WhyNow.tsx'
import '../../tokens.css'
import '../../base.css'

const why = () => page.getByRole('region', { name: 'Why now' })

async function renderWhy() {
  const loopscope = recordedLoopscope()
  await render(
    <LoopscopeContext value={loopscope}>
      <WhyNow />
    </LoopscopeContext>,
  )
  const timer = loopscope.timeline()?.operations.find(({ label }) => label === 'setTimeout')
  return { loopscope, timer: timer?.index ?? -1, step: timer?.scheduledStep ?? -1 }
}

test('explains what runs, until something is selected', async () => {
  const { loopscope, timer, step } = await renderWhy()
  loopscope.play({ type: 'seek', cursor: step })
  await expect
    .poll(() => why().element().textContent)
    .toContain('Its work in the thread pool is done')
  // That it runs is what Now says.
  expect(why().element().textContent).not.toContain('runs now')
  loopscope.selection.setState({ selected: timer })
  await expect.poll(() => why().element().textContent).toContain('It is due in')
  await why().getByRole('button', { name: 'Show what runs' }).click()
  await expect
    .poll(() => why().element().textContent)
    .toContain('Its work in the thread pool is done')
})

test('tells of the loop as a phase begins, and of the timer that comes due', async () => {
  const { loopscope } = await renderWhy()
  const { steps = [] } = loopscope.timeline() ?? {}
  const seek = (type: string) =>
    loopscope.play({ type: 'seek', cursor: steps.findIndex((step) => step.type === type) })
  seek('phase')
  await expect.poll(() => why().element().textContent).toMatch(/comes next|so the loop came to/)
  seek('ready')
  await expect
    .poll(() => why().element().textContent)
    .toMatch(/Timers comes after|has held the loop|has not reached it yet/)
  await why().getByRole('button', { name: 'Go to where it runs' }).click()
  expect(loopscope.frame()?.now).toMatch(/^Timers runs the setTimeout callback/)
})

test('leads to where the selected thing runs', async () => {
  const { loopscope, timer, step } = await renderWhy()
  loopscope.play({ type: 'seek', cursor: step })
  loopscope.selection.setState({ selected: timer })
  await why().getByRole('button', { name: 'Go to where it runs' }).click()
  expect(loopscope.frame()?.now).toMatch(/^Timers runs the setTimeout callback/)
})

test('a cause is lit wherever it is shown while it is pointed at, and leads to its call', async () => {
  const { loopscope, timer, step } = await renderWhy()
  loopscope.selection.setState({ selected: timer })
  const cause = why().getByRole('button', { name: /^setTimeout/ })
  await cause.hover()
  expect(loopscope.selection.getState().hovered).toBe(timer)
  await cause.click()
  expect(loopscope.frame()?.cursor).toBe(step)
})
