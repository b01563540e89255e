import type { Browser, BrowserContext, Page } from '@playwright/test'
import { emptyStorage } from '../emptyStorage.ts'
import type { ScreenSize, ScreenState } from './screenState.ts'

/** Longer than any motion of the page, ms: a picture of things on their way shows a state that is none. */
const MOTION_MS = 600
const THEMES = ['dark', 'light'] as const
type Theme = (typeof THEMES)[number]
/** Of a page, ms; the machine may be busy. */
const PATIENCE_MS = 30_000

/**
 * Takes pictures of these states at these sizes in both themes, as `<state>-<size>-<theme>.png` in a folder. A page is opened once
 * for all sizes that have the same layout, and for both themes where it follows them. Returns what could not be arranged, and why.
 */
export async function takeScreens(
  browser: Browser,
  states: readonly ScreenState[],
  sizes: readonly ScreenSize[],
  folder: string,
): Promise<readonly string[]> {
  const baseURL = process.env['LOOPSCOPE_URL'] ?? ''
  const context = await browser.newContext({ baseURL, serviceWorkers: 'block' })
  // A page that stays keeps the process in which the code of the next ones is compiled.
  await (await context.newPage()).goto('/icon.svg')
  const failed: string[] = []
  for (const state of states)
    for (const alike of layouts(state, state.size === undefined ? sizes : [state.size]))
      for (const themes of state.keepsTheme === true ? THEMES.map((theme) => [theme]) : [THEMES])
        await takeState(context, state, alike, themes, folder).catch((error: Error) => {
          const where = alike.map(({ name }) => name).join(', ')
          failed.push(`${state.name}, ${where}, ${themes.join(', ')}: ${error.message}`)
        })
  await context.close()
  return failed
}

async function takeState(
  context: BrowserContext,
  state: ScreenState,
  sizes: readonly ScreenSize[],
  themes: readonly Theme[],
  folder: string,
): Promise<void> {
  const page = await context.newPage()
  try {
    await emptyStorage(page, process.env['LOOPSCOPE_URL'] ?? '')
    page.setDefaultTimeout(PATIENCE_MS)
    await page.emulateMedia({ colorScheme: themes[0] ?? 'dark' })
    if (sizes[0] !== undefined) await page.setViewportSize(sizes[0].viewport)
    await state.arrange(page)
    // Off the page: in its corner there may be what shows a tip.
    if (state.pointerStays !== true) await page.mouse.move(-1, -1)
    for (const { name, viewport } of sizes) {
      await page.setViewportSize(viewport)
      await takeThemes(page, themes, `${folder}/${state.name}-${name}`)
    }
  } finally {
    await page.close()
    await context.setOffline(false)
  }
}

async function takeThemes(page: Page, themes: readonly Theme[], path: string): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme })
    await page.evaluate(() => document.fonts.ready)
    await page.waitForTimeout(MOTION_MS)
    await page.evaluate(finishMotion)
    await page.screenshot({ path: `${path}-${colorScheme}.png` })
  }
}

/** In the page: ends what still moves. What goes by scrolling stays: it fades a list at the edge beyond which that goes on. */
function finishMotion(): void {
  for (const animation of document.getAnimations())
    if (animation.timeline === document.timeline) animation.finish()
}

/** The sizes by what the page is made of there: columns, a drawer, or tabs. */
function layouts(state: ScreenState, sizes: readonly ScreenSize[]): readonly ScreenSize[][] {
  if (state.anew === undefined) return [[...sizes]]
  if (state.anew === 'atEachSize') return sizes.map((size) => [size])
  const byLayout = Map.groupBy(sizes, ({ viewport: { width } }) =>
    width >= 1200 ? 'columns' : width >= 900 ? 'drawer' : 'tabs',
  )
  return [...byLayout.values()]
}
