import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { recordedLoopscope } from '../../testing/recordedLoopscope.ts'
import { LoopscopeContext } from '../hooks/loopscopeContext.ts'
import { Console } from './Console.tsx'
import '../../tokens.css'
import '../../base.css'

const write = (text: string): TraceEvent => ({
  type: 'output',
  at: 1e6,
  stream: 'stdout',
  text,
  site: null,
  observed: true,
})

async function renderConsole(more: readonly TraceEvent[]) {
  const loopscope = recordedLoopscope(more)
  const screen = await render(
    <LoopscopeContext value={loopscope}>
      <div style={{ display: 'grid', width: 432, height: 232 }}>
        <Console />
      </div>
    </LoopscopeContext>,
  )
  return { loopscope, screen }
}

test('a line is a button to the moment of its write', async () => {
  const { loopscope } = await renderConsole([])
  const lines = page.getByRole('region', { name: 'Console' }).getByRole('listitem')
  await expect.poll(() => lines.elements().length).toBe(8)
  await lines.nth(4).getByRole('button').click()
  const output = loopscope.timeline()?.outputs[4]
  expect([output?.text, loopscope.playback.getState().cursor]).toEqual(['4\n', output?.step])
})

test('markup in the output stays text', async () => {
  const { screen } = await renderConsole([write('<b>not bold</b>\n')])
  await expect.element(page.getByText('<b>not bold</b>')).toBeInTheDocument()
  expect(screen.container.querySelectorAll('.console-text b')).toHaveLength(0)
})

test('of 20,000 lines only those in view are drawn, and each knows its place', async () => {
  const { loopscope, screen } = await renderConsole(
    Array.from({ length: 20_000 }, (_, i) => write(`line ${i}\n`)),
  )
  loopscope.move('last')
  await expect.element(page.getByText('line 19999')).toBeInTheDocument()
  const rows = [...screen.container.querySelectorAll('.console-lines > li')]
  expect(rows.length).toBeLessThan(60)
  expect(rows.at(-1)?.getAttribute('aria-posinset')).toBe('20008')
})
