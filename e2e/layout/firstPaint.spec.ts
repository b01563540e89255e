import { expect, type Page, test } from '@playwright/test'
import { WHOLE } from '../../apps/tracer/src/testing/whole.ts'
import { Playground } from '../support/playground.ts'

const FEW_SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
]
const SIZES = [
  ...FEW_SIZES,
  ...(WHOLE
    ? [
        { width: 1920, height: 1080 },
        { width: 1280, height: 720 },
        { width: 768, height: 1024 },
      ]
    : []),
]
/** By how much what is drawn ahead may stand beside where the page draws it, px. */
const NEAR = 12
/** And by which part of it the ring may be larger or smaller. */
const RING_NEAR = 0.05

for (const size of SIZES)
  test(`before any script a first visit at ${size.width} x ${size.height} sees its moment, where it will stand`, async ({
    page,
  }) => {
    await page.setViewportSize(size)
    await page.route('**/assets/*.js', (route) => route.abort())
    await page.goto('/')
    const ahead = await seen(page)
    expect(ahead.words).toContain('Poll runs the readFile callback from line 7.')
    expect(ahead.words).toMatch(/Which comes next, 5\sor\s6\?/)
    expect(ahead.program).toContain('fs.readFile(__filename')

    await page.unroute('**/assets/*.js')
    await Playground.firstVisit(page)
    await expect(page.locator('#shell')).toHaveCount(0)
    const live = await seen(page)
    expect(near(ahead.boxes, live.boxes)).toEqual(live.boxes)
    // The ring is scaled to its room, so that its names stand a little otherwise.
    expect(Math.abs(ahead.ring / live.ring - 1)).toBeLessThan(RING_NEAR)
    expect(Math.hypot(ahead.middle.x - live.middle.x, ahead.middle.y - live.middle.y)).toBeLessThan(
      3 * NEAR,
    )
  })

for (const [who, leave] of [
  ['was here before', () => localStorage.setItem('loopscope.visited', '1')],
  ['has begun to write', () => sessionStorage.setItem('loopscope.draft /', '{}')],
  ['follows a link', () => history.replaceState(null, '', '/#snippet')],
] as const)
  test(`who ${who} sees the page without a program, and no moment of another`, async ({ page }) => {
    await page.addInitScript(leave)
    await page.route('**/assets/*.js', (route) => route.abort())
    await page.goto('/')
    const { words, program, boxes } = await seen(page)
    expect(words).not.toContain('readFile')
    expect(program).toBe('')
    expect(boxes['.ring']).toEqual(expect.objectContaining({ height: expect.any(Number) }))
  })

/** What can be seen of the page, and where its main parts stand. */
function seen(page: Page) {
  return page.evaluate(() => {
    const seen = (selector: string) =>
      [...document.querySelectorAll(selector)].find((each) => each.checkVisibility())
    const boxOf = (selector: string) => {
      const box = seen(selector)?.getBoundingClientRect()
      const { x = -1, y = -1, width = -1, height = -1 } = box ?? {}
      return { x, y, width, height }
    }
    const middleOf = (selector: string) => {
      const { x, y, width, height } = boxOf(selector)
      return { x: x + width / 2, y: y + height / 2 }
    }
    const parts = ['.bar', '.now', '.coming', '.ring', '.flight', '.transport', '.editor']
    return {
      words: seen('.page')?.textContent ?? '',
      program: seen('.editor-plain')?.textContent ?? '',
      middle: middleOf('.ring-svg'),
      ring: boxOf('.ring-track').height,
      boxes: Object.fromEntries(parts.map((part) => [part, boxOf(part)])),
    }
  })
}

type Boxes = Awaited<ReturnType<typeof seen>>['boxes']

/** The first boxes; where a side is near that of the second, with its figure. */
function near(boxes: Boxes, others: Boxes): Boxes {
  return Object.fromEntries(
    Object.entries(boxes).map(([part, box]) => {
      const other = others[part]
      const side = (name: 'x' | 'y' | 'width' | 'height') =>
        other !== undefined && Math.abs(box[name] - other[name]) <= NEAR ? other[name] : box[name]
      return [part, { x: side('x'), y: side('y'), width: side('width'), height: side('height') }]
    }),
  )
}
