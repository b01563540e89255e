import { expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { emptyLoopscope, recordedLoopscope } from '../../testing/recordedLoopscope.ts'
import { LoopscopeContext } from '../hooks/loopscopeContext.ts'
import { Ring } from './Ring.tsx'
import '../../tokens.css'
import '../../base.css'

const names = (element: Element) =>
  [...element.querySelectorAll('[aria-current="step"]')].map((phase) =>
    phase.getAttribute('aria-label'),
  )

test('before the first run no phase is current, and all seven places have a name', async () => {
  const screen = await render(
    <LoopscopeContext value={emptyLoopscope()}>
      <Ring />
    </LoopscopeContext>,
  )
  const places = [...screen.container.querySelectorAll('.phases > li')]
  expect(places.map((place) => place.getAttribute('aria-label'))).toEqual([
    'Main',
    'Timers',
    'Pending',
    'Poll',
    'Check',
    'Close',
    'Exit',
  ])
  expect(names(screen.container)).toEqual([])
})

test('the cursor alone decides which phase is current', async () => {
  const loopscope = recordedLoopscope()
  const screen = await render(
    <LoopscopeContext value={loopscope}>
      <Ring />
    </LoopscopeContext>,
  )
  const seen: (string | null)[][] = []
  for (const output of loopscope.timeline()?.outputs ?? []) {
    loopscope.play({ type: 'seek', cursor: output.step })
    await expect.poll(() => names(screen.container)).toHaveLength(1)
    seen.push(names(screen.container))
  }
  loopscope.move('first')
  await expect.poll(() => names(screen.container)).toEqual(['Main'])
  expect(seen.flat()).toEqual(['Main', 'Main', 'Main', 'Check', 'Poll', 'Poll', 'Check', 'Timers'])
})
