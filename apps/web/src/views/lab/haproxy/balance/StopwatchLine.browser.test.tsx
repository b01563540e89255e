import type { Failover } from '@loopscope/shared/lab/proxy/failover/failover'
import { expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { StopwatchLine } from './StopwatchLine.tsx'
import '../../../../tokens.css'
import '../../../../base.css'
import './Stopwatch.css'

const S = 1_000_000
/** Of a killed server with the notes' check, and of one that was taken out by an error at once. */
const slow: Failover = {
  ...{
    server: 'web-api-1',
    cause: 'killed',
    preset: 'notes',
    alone: false,
    at: 0,
    delayed: 0,
    rate: 20,
  },
  ...{ harmed: 56, firstHarmedAt: 3.04 * S, lastHarmedAt: 8.6 * S },
  ...{ downAt: 5.65 * S, takenOutAt: null, backAt: 9 * S, upAt: 11.7 * S },
  steps: [
    { at: 1.6 * S, status: 'UP 2/3', check: 'L4CON' },
    { at: 3.6 * S, status: 'UP 1/3', check: 'L4CON' },
    { at: 5.65 * S, status: 'DOWN', check: 'L4CON' },
    { at: 9.7 * S, status: 'DOWN 1/2', check: 'L7OK' },
    { at: 11.7 * S, status: 'UP', check: 'L7OK' },
  ],
}
const quick: Failover = {
  ...{ ...slow, harmed: 1, firstHarmedAt: 0.03 * S, lastHarmedAt: 0.03 * S, steps: [] },
  ...{ downAt: 0.04 * S, backAt: 2.5 * S, upAt: 3.7 * S },
}

const NAMES = {
  slow: [
    ...['kill', 'UP 2/3', 'first error', 'UP 1/3', 'DOWN', 'last error', 'restarted'],
    ...['DOWN 1/2', 'UP'],
  ],
  quick: ['kill', 'first error', 'DOWN', 'restarted', 'UP'],
}

test.each([330, 358, 450, 700])(
  'all marks of a failover are to be read, over %i px',
  async (width) => {
    for (const [name, failover] of [
      ['slow', slow],
      ['quick', quick],
    ] as const) {
      const { container, unmount } = await render(
        <div style={{ width }}>
          <StopwatchLine failover={failover} now={20 * S} expected={null} />
        </div>,
      )
      const texts = () => [...container.querySelectorAll<SVGTextElement>('svg text')]
      const words = () => texts().map((text) => text.firstChild?.textContent?.trim())
      await expect
        .poll(() => container.querySelector('svg')?.getBoundingClientRect().width)
        .toBe(width)
      expect(words()).toEqual(NAMES[name])
      const boxes = texts().map((text) => text.getBoundingClientRect())
      const { left, right, top, bottom } =
        container.querySelector('svg')?.getBoundingClientRect() ?? {}
      for (const [i, box] of boxes.entries()) {
        const within = box.left >= (left ?? 0) - 1 && box.right <= (right ?? 0) + 1
        const seen = box.top >= (top ?? 0) - 1 && box.bottom <= (bottom ?? 0) + 1
        expect([name, words()[i], within, seen]).toEqual([name, words()[i], true, true])
        for (const [j, other] of boxes.entries()) {
          const apart = box.right <= other.left || other.right <= box.left
          // Letters do not fill the height of their line.
          const overEachOther = box.bottom <= other.top + 3 || other.bottom <= box.top + 3
          expect([name, i, j, i === j || apart || overEachOther]).toEqual([name, i, j, true])
        }
      }
      await unmount()
    }
  },
)
