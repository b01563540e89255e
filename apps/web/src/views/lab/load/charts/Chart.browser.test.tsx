import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Chart } from './Chart.tsx'
import { linear } from './plot.ts'
import '../../../../tokens.css'
import '../../../../base.css'
import '../LoadField.css'

const axis = { ticks: [{ value: 0, words: '0' }], scale: (length: number) => linear(1, length) }

/** Four charts in a place that is first as high as the one of a run with two of them. */
function Charts({ height }: { height: number }) {
  return (
    <div style={{ display: 'flex', flexDirection: 'column', width: 1080, height }}>
      <div className="load-charts">
        {['one', 'two', 'three', 'four'].map((title) => (
          <Chart key={title} title={title} label={title} x={axis} y={axis}>
            {() => null}
          </Chart>
        ))}
      </div>
    </div>
  )
}

test('charts take the place that there is, however high they were before', async () => {
  await page.viewport(1440, 900)
  const { container, rerender } = await render(<Charts height={600} />)
  const heights = () =>
    [...container.querySelectorAll('svg')].map((svg) => svg.height.baseVal.value)
  await expect.poll(() => heights().length).toBe(4)
  const [before = 0] = heights()
  await rerender(<Charts height={306} />)
  await expect.poll(() => (heights()[0] ?? before) < before).toBe(true)
  const place = container.firstElementChild
  // The last chart's axis is within the place.
  expect([place?.scrollHeight, place?.clientHeight]).toEqual([306, 306])
})
