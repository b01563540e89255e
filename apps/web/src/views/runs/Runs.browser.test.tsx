import { beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { Loopscope } from '../../state/loopscope.ts'
import { createKeptRuns } from '../../state/run/keptRuns.ts'
import { recordedLoopscope } from '../../testing/recordedLoopscope.ts'
import { LoopscopeContext } from '../hooks/loopscopeContext.ts'
import { Runs } from './Runs.tsx'
import '../../tokens.css'
import '../../base.css'

const show = (loopscope: Loopscope) =>
  render(
    <LoopscopeContext value={loopscope}>
      <Runs />
    </LoopscopeContext>,
  )

const textOf = (row: number) => rows.elements()[row]?.textContent
const rows = page.getByRole('list', { name: 'Kept runs' }).getByRole('listitem')

async function loopscopeWithRuns(count: number): Promise<Loopscope> {
  const loopscope = recordedLoopscope()
  const { source, module, node, events } = loopscope.session.getState()
  for (let i = 1; i <= count; i++)
    await loopscope.keptRuns.keep({ source: `// ${i}\n${source}`, module, node, events })
  return loopscope
}

beforeEach(() => createKeptRuns().clear())

test('a kept run comes back with its source and every event', async () => {
  const loopscope = await loopscopeWithRuns(2)
  const { events } = loopscope.session.getState()
  loopscope.session.setState({ source: 'other()', events: [], recordedSource: null })
  await show(loopscope)
  await expect.poll(() => textOf(0)).toMatch(/^Open the run: \/\/ 2/)
  expect(textOf(0)).toContain(`Finished${events.length} events`)
  await rows.nth(1).getByRole('button', { name: /^Open/ }).click()
  await expect.poll(() => loopscope.session.getState().source).toMatch(/^\/\/ 1\n/)
  expect(loopscope.session.getState()).toMatchObject({ events, status: 'complete' })
  expect(loopscope.frame()?.cursor).toBe(0)
})

test('runs can be deleted one by one, and all at once after a question', async () => {
  await show(await loopscopeWithRuns(3))
  await rows
    .nth(1)
    .getByRole('button', { name: /^Delete/ })
    .click()
  await expect.poll(() => rows.elements().length).toBe(2)
  await page.getByRole('button', { name: 'Delete all' }).click()
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('button', { name: 'Delete all' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect.element(page.getByText(/No run is kept yet/)).toBeInTheDocument()
})

test('of 51 runs the oldest is gone', async () => {
  await show(await loopscopeWithRuns(51))
  await expect.poll(() => rows.elements().length).toBe(50)
  expect(textOf(49)).toMatch(/^Open the run: \/\/ 2/)
})

test('a browser that forbids storage is said once, and a run goes on without it', async () => {
  const forbidden = createKeptRuns(() => Promise.reject(new DOMException('no', 'SecurityError')))
  const loopscope = recordedLoopscope()
  const { source, module, node, events } = loopscope.session.getState()
  await forbidden.keep({ source, module, node, events })
  await show({ ...loopscope, keptRuns: forbidden })
  await expect
    .poll(() => page.getByRole('status').elements()[0]?.textContent)
    .toContain('does not let the page keep runs')
  expect(await forbidden.read(1)).toBe(null)
})
