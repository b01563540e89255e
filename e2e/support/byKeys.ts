import { expect, type Locator, type Page } from '@playwright/test'

const MOST = 90
const isInEditor = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('.monaco-editor') != null)
const isFocused = (target: Locator) => target.evaluate((node) => node === document.activeElement)

/** Moves the focus by one stop, out of the editor too. */
export async function tab(page: Page, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  if (await isInEditor(page)) await page.keyboard.press('Escape')
  await page.keyboard.press(key)
}

/** Goes on by Tab until `target` has the focus. */
export async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let i = 0; i < MOST; i++) {
    if (await isFocused(target)) return
    await tab(target.page(), key)
  }
  await expect(target).toBeFocused()
}

/** One stop of the Tab key: which control it is, counted in the document's order, and what shows the focus. */
export type Stop = { readonly at: number; readonly name: string; readonly ring: string }

/** The controls that a person can use now, in the document's order. */
export const controls = (page: Page): Promise<string[]> =>
  page.evaluate(() => window.controlsOf().map(window.nameOf))

/** Where the focus is now. `at` is -1 for what is no control. */
export const stopOf = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body
    return {
      at: window.controlsOf().indexOf(element),
      name: window.nameOf(element),
      ring: window.ringOf(element),
    }
  })

/** What the control `at` wears when it has no focus. */
export const ringAt = (page: Page, at: number): Promise<string> =>
  page.evaluate((i) => window.ringOf(window.controlsOf()[i] ?? document.body), at)

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
