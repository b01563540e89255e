import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { recordedLoopscope } from '../../testing/recordedLoopscope.ts'
import { LoopscopeContext } from '../hooks/loopscopeContext.ts'
import { Token } from './Token.tsx'
import '../../tokens.css'
import '../../base.css'

async function renderTwice() {
  const loopscope = recordedLoopscope()
  const operation =
    loopscope.timeline()?.operations.find(({ label }) => label === 'setImmediate')?.index ?? -1
  const face = {
    look: 'check',
    state: 'ready',
    label: 'setImmediate',
    line: 2,
    elsewhere: null,
  } as const
  await render(
    <LoopscopeContext value={loopscope}>
      <Token {...face} operation={operation} />
      <Token {...face} operation={operation} />
      <Token {...face} label="other" operation={operation + 1} />
      <Token {...face} label="nothing" />
    </LoopscopeContext>,
  )
  const lit = () =>
    page
      .getByRole('button')
      .elements()
      .map((element) => element.getAttribute('data-lit'))
  return { loopscope, operation, lit }
}

test('one operation is lit wherever it is drawn, by pointer and by focus', async () => {
  const { lit } = await renderTwice()
  await page.getByRole('button', { name: 'setImmediate L2, ready' }).first().hover()
  expect(lit()).toEqual(['true', 'true', 'false'])
  await page.getByRole('button', { name: 'other L2, ready' }).hover()
  expect(lit()).toEqual(['false', 'false', 'true'])
})

test('the first click selects, the second goes to the next moment', async () => {
  const { loopscope, operation } = await renderTwice()
  const token = page.getByRole('button', { name: 'setImmediate L2, ready' }).first()
  await token.click()
  expect(loopscope.selection.getState().selected).toBe(operation)
  expect(loopscope.frame()?.cursor).toBe(0)
  await token.click()
  const step = loopscope.timeline()?.steps[loopscope.frame()?.cursor ?? 0]
  expect([step?.type, step?.operation]).toEqual(['schedule', operation])
})

test('a token that stands for nothing is no button', async () => {
  await renderTwice()
  await expect.element(page.getByText('nothing')).toBeInTheDocument()
  expect(page.getByRole('button', { name: 'nothing' }).elements()).toEqual([])
})
