import type { Page } from '@playwright/test'
import type { Playground } from '../playground.ts'
import { showTab, toPoll } from './screenMoves.ts'
import { ofFirstVisit, ofPlayground, type ScreenState } from './screenState.ts'

const STOPS = ['code', 'ring', 'console', 'why', 'lanes']

/** What leads around the page: the first question, the tour, words, examples, the guided path, keys, the presentation. */
export const GUIDE_STATES: readonly ScreenState[] = [
  ofFirstVisit('first-visit', () => Promise.resolve()),
  ofFirstVisit('first-visit-answered', async (playground) => {
    await playground.coming.getByRole('button', { name: '6', exact: true }).click()
    await playground.page.getByRole('status', { name: 'Your answer' }).waitFor()
  }),
  ...STOPS.map((stop, i) =>
    ofFirstVisit(`tour-${stop}`, async (playground, page) => {
      await playground.button('Tour').click()
      const tour = page.getByRole('dialog', { name: 'Tour' })
      for (let at = 0; at < i; at++) await tour.getByRole('button', { name: 'Next' }).click()
      await tour.getByText(`${i + 1} of 5`).waitFor()
    }),
  ),
  {
    ...ofPlayground('word', async (playground, page) => {
      await toPoll(playground)
      await playground.loop.getByRole('listitem', { name: 'Poll' }).getByRole('term').click()
      await page.getByRole('status', { name: 'What it means' }).waitFor()
    }),
    anew: 'atEachSize',
    pointerStays: true,
  },
  ofPlayground('examples', toExamples),
  ofPlayground('examples-search', async (playground, page) => {
    await toExamples(playground, page)
    await page.getByRole('searchbox', { name: 'Search the examples' }).fill('promise')
  }),
  ofFirstVisit('path', async (playground, page) => {
    await playground.coming.getByRole('button', { name: 'Lessons' }).click()
    await page.getByRole('dialog', { name: 'Guided path' }).getByText('0 of 12 done').waitFor()
  }),
  ofFirstVisit('path-lesson', async (playground, page) => {
    await playground.coming.getByRole('button', { name: 'Lessons' }).click()
    await page
      .getByRole('dialog', { name: 'Guided path' })
      .getByRole('button', { name: 'nextTick before promises' })
      .click()
    const lesson = page.getByRole('region', { name: 'Lesson' })
    await lesson.getByRole('button', { name: 'Run the lesson' }).click()
    await playground.coming.getByRole('button', { name: 'main', exact: true }).click()
    await page.getByRole('status', { name: 'Your answer' }).waitFor()
  }),
  ofPlayground('keys', async (_playground, page) => {
    await page.locator('body').press('?')
    await page.getByRole('dialog').waitFor()
  }),
  ofPresentation('present'),
  ofPresentation('present-all', async (playground) => {
    for (const pane of ['Why', 'Lanes'])
      if (await playground.button(pane).isVisible()) await playground.button(pane).click()
  }),
  // Where there is room for it: on a phone the largest is 1.5.
  ofPresentation('present-twice', ({ page }) =>
    page
      .getByRole('button', { name: /× the size of the text$/ })
      .last()
      .click(),
  ),
]

async function toExamples(playground: Playground, page: Page): Promise<void> {
  await showTab(page, 'Code')
  await playground.button('Examples').click()
  await page.getByRole('menuitem').first().waitFor()
}

/** What fills the screen cannot be resized. */
function ofPresentation(
  name: string,
  then: (playground: Playground) => Promise<void> = () => Promise.resolve(),
): ScreenState {
  const state = ofPlayground(name, async (playground, page) => {
    await toPoll(playground)
    await page.keyboard.press('Shift+F')
    await page.getByRole('toolbar', { name: 'Presentation' }).waitFor()
    await then(playground)
  })
  return { ...state, anew: 'atEachSize' }
}
