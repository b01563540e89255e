import { expect, type Locator, type Page } from '@playwright/test'

const MOST = 90
const isInEditor = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('.monaco-editor') != null)

/** Moves the focus by one stop, out of the editor too. */
export async function tab(page: Page, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  if (await isInEditor(page)) await page.keyboard.press('Escape')
  await page.keyboard.press(key)
}

/** Goes on by Tab until `target` has the focus. */
export async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const { keyboard } = target.page()
  // Found once, as long as it stays: to find a name among all that the editor is made of takes longer than a stop.
  let node = await target.elementHandle()
  for (let i = 0; i < MOST; i++) {
    const focus = await node?.evaluate((wanted) => {
      if (!wanted.isConnected) return 'unknown'
      if (document.activeElement === wanted) return 'there'
      return document.activeElement?.closest('.monaco-editor') == null ? 'elsewhere' : 'in editor'
    })
    if (focus === 'there') return
    if (focus === 'unknown') {
      node = await target.elementHandle()
      continue
    }
    if (focus === 'in editor') await keyboard.press('Escape')
    await keyboard.press(key)
  }
  await expect(target).toBeFocused()
}

/** One stop of the Tab key: which control it is, counted in the document's order, and what shows the focus. */
export type Stop = { readonly at: number; readonly name: string; readonly ring: string }

/** The controls that a person can use now, in the document's order. */
export const controls = (page: Page): Promise<string[]> =>
  page.evaluate(() => window.controlsOf().map(window.nameOf))

/** The next stops of the Tab key, out of the editor too. `at` is -1 for what is no control. */
export async function stops(page: Page, count: number, key: 'Tab' | 'Shift+Tab'): Promise<Stop[]> {
  const found: Stop[] = []
  let inEditor = await isInEditor(page)
  for (let i = 0; i < count; i++) {
    if (inEditor) await page.keyboard.press('Escape')
    await page.keyboard.press(key)
    const stop = await page.evaluate(() => {
      const element = document.activeElement ?? document.body
      return {
        at: window.controlsOf().indexOf(element),
        name: window.nameOf(element),
        ring: window.ringOf(element),
        inEditor: element.closest('.monaco-editor') !== null,
      }
    })
    inEditor = stop.inEditor
    found.push(stop)
  }
  return found
}

/** What the controls wear when none has the focus. */
export const ringsAt = (page: Page, ats: readonly number[]): Promise<string[]> =>
  page.evaluate((all) => {
    const found = window.controlsOf()
    return all.map((at) => window.ringOf(found[at] ?? document.body))
  }, ats)

declare global {
  interface Window {
    controlsOf(): Element[]
    nameOf(element: Element): string
    ringOf(element: Element): string
  }
}

/** Puts into the page what the functions above ask it. */
export const askThePage = (page: Page) =>
  page.addInitScript(() => {
    window.controlsOf = () =>
      [
        ...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, [tabindex]'),
      ].filter(
        (element) =>
          element.tabIndex >= 0 &&
          !element.matches(':disabled') &&
          element.checkVisibility({ visibilityProperty: true }),
      )
    window.nameOf = (element) =>
      element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40) ?? ''
    // A slider's ring is around what it lies on, and that of the editor around the whole of it.
    window.ringOf = (element) => {
      const worn: string[] = []
      const around = element.closest('.scrubber, .editor-body') ?? element
      for (const [part, pseudo] of [
        [element, null],
        [around, null],
        [around, '::after'],
      ] as const) {
        const { boxShadow, outlineStyle, outlineWidth, backgroundImage, content } =
          getComputedStyle(part, pseudo)
        worn.push(content, boxShadow, backgroundImage, outlineStyle === 'none' ? '' : outlineWidth)
      }
      return worn.join(' ')
    }
  })
