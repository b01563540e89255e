import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { WHOLE } from '../../apps/tracer/src/testing/whole.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Of WCAG's 2.5.3, and off in axe unless it is asked for. The name of one button is promised as "Fork", and it says "Edit a copy". */
const NAMES = 'label-content-name-mismatch'

/**
 * What axe has against the page, in lines that say what and where; and what takes the focus without saying what it is. It needs
 * a context without the page's content security policy.
 */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(transitionsEnd)
  // Nothing of what passed is asked for, nor is a blank page opened to put the frames' reports together: a third of the time.
  const { violations: found } = await (await axe(page))
    .options({ resultTypes: ['violations'], rules: { [NAMES]: { enabled: true } } })
    .withTags(RULES)
    .setLegacyMode(true)
    .analyze()
  const told = found.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => id !== NAMES || !/aria-label="Fork"/.test(html))
      .map((node) => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? node.html}`),
  )
  return [
    ...told,
    ...(await nameless(page)).map((what) => `focusable without role or name: ${what}`),
  ]
}

/** The two ways in which a page is looked at most differently. */
const LOOKS = [
  { colorScheme: 'dark', width: 1440, height: 900 },
  { colorScheme: 'light', width: 390, height: 844 },
] as const

/**
 * What axe has against one of the states of a page, and whether that is wider than the screen: on a dark desktop and on a light
 * phone in the whole form, otherwise on one of both, by turns. `turn`: which state of the page it is, counted from 0.
 */
export async function violationsInLooks(page: Page, turn: number): Promise<string[]> {
  const found: string[] = []
  for (const { colorScheme, width, height } of LOOKS.filter((_, i) => WHOLE || i === turn % 2)) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height })
    const told = await violations(page)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    if (wide > width) told.push(`${wide} px wide`)
    found.push(...told.map((line) => `${colorScheme}, ${width} px: ${line}`))
  }
  return found
}

/** Colours go over into those of the other theme: half-way they have neither theme's contrast. */
async function transitionsEnd(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  const going = document.getAnimations().filter((one) => one instanceof CSSTransition)
  await Promise.allSettled(going.map(({ finished }) => finished))
}

/** What has a name that does not contain the text to be seen: who speaks to the page could not call it. */
export async function misnamed(page: Page): Promise<string[]> {
  const { violations: found } = await (await axe(page))
    .withRules([NAMES, 'aria-valid-attr-value'])
    .setLegacyMode(true)
    .analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

/** axe, put into each page once: there it need not be read and compiled again, and what V8 made fast stays so. A frame may be new. */
async function axe(page: Page): Promise<AxeBuilder> {
  const isThere = page.frames().length === 1 && (await page.evaluate(() => 'axe' in window))
  return new AxeBuilder(isThere ? { page, axeSource: 'undefined' } : { page })
}

/** What can be reached by Tab, mostly because it scrolls, and has no role or no name: nothing is read aloud there. */
function nameless(page: Page): Promise<string[]> {
  return page
    .locator('[tabindex="0"]:not(button, a, input, select, textarea, hr, summary, dfn)')
    .evaluateAll((all) =>
      all
        .filter((element) => element.closest('.monaco-editor') === null)
        .filter(
          (element) =>
            (element.getAttribute('role') === null && element.tagName !== 'SECTION') ||
            !(element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby')),
        )
        .map((element) => `${element.tagName.toLowerCase()} ${element.className}`),
    )
}
