import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { createTheme } from '../state/theme.ts'
import { emptyLoopscope } from '../testing/recordedLoopscope.ts'
import { LoopscopeContext } from '../views/hooks/loopscopeContext.ts'
import { Editor } from './Editor.tsx'
import '../tokens.css'
import '../base.css'

test('what is typed before the editor has arrived is kept by it', async () => {
  const loopscope = emptyLoopscope()
  await render(
    <LoopscopeContext value={loopscope}>
      <div style={{ display: 'grid', width: 432, height: 376 }}>
        <Editor theme={createTheme('dark')} />
      </div>
    </LoopscopeContext>,
  )
  await userEvent.fill(page.getByRole('textbox', { name: 'Snippet' }), 'console.log("early")')
  await expect
    .poll(() => document.querySelector('.monaco-editor .view-line')?.textContent)
    .toContain('early')
  expect(loopscope.session.getState().source).toBe('console.log("early")')

  // The line is drawn a moment before Monaco has taken over the field that is written into.
  const write = async () => {
    await userEvent.fill(page.getByRole('textbox', { name: 'Snippet' }), 'first()\nsecond()')
    return loopscope.session.getState().source
  }
  await expect.poll(write, { interval: 500 }).toBe('first()\nsecond()')
})

test('a source that comes from elsewhere replaces the text, and undo brings it back', async () => {
  const loopscope = emptyLoopscope()
  await render(
    <LoopscopeContext value={loopscope}>
      <div style={{ display: 'grid', width: 432, height: 376 }}>
        <Editor theme={createTheme('dark')} />
      </div>
    </LoopscopeContext>,
  )
  const text = () => document.querySelector('.monaco-editor .view-lines')?.textContent
  await expect.poll(text).toMatch(/^const.fs/)
  loopscope.session.setState({ source: 'other()' })
  await expect.poll(text).toBe('other()')
  document.querySelector<HTMLElement>('.monaco-editor textarea')?.focus()
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(text).toMatch(/^const.fs/)
  expect(loopscope.session.getState().source).toContain('readFile')
})
