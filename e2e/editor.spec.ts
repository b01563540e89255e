import { expect, type Page } from '@playwright/test'
import { Playground } from './support/playground.ts'
import { sharePage, test } from './support/test.ts'

const SLOW = 45_000

const snippet = (page: Page) => page.getByRole('textbox', { name: 'Snippet' })
const moduleKind = (page: Page) => page.getByRole('combobox', { name: 'Module kind' })
const suggestions = (page: Page) => page.locator('.suggest-widget.visible .monaco-list-row')

/** Steps on until the sentence says what is wanted. */
async function stepTo(playground: Playground, sentence: RegExp): Promise<void> {
  const now = playground.page.getByRole('status', { name: 'Now' })
  // Where the focus is after a run, the arrows step: a click on the button takes longer.
  while (!sentence.test((await now.textContent()) ?? ''))
    await playground.page.keyboard.press('ArrowRight')
}

/** The top of a line of the editor, to compare marks with. */
const lineTop = (page: Page, line: number) =>
  page
    .locator('.monaco-editor .line-numbers')
    .filter({ hasText: new RegExp(`^${line}$`) })
    .evaluate((number) => Math.round(number.getBoundingClientRect().top))

const tops = (page: Page, selector: string) =>
  page
    .locator(selector)
    .evaluateAll((marks) => marks.map((mark) => Math.round(mark.getBoundingClientRect().top)))

/** How far each mark is from the top of a line. Both are asked at once: Monaco draws its lines anew while they are. */
async function offsets(page: Page, selector: string, line: number): Promise<number[]> {
  const top = await lineTop(page, line)
  return (await tops(page, selector)).map((mark) => mark - top)
}

test.describe('in a page that stays', () => {
  const opened = sharePage(Playground.open)

  // What knows the language takes seconds to come. It stays for all of these; what a test chose does not.
  test.beforeEach(() => moduleKind(opened().page).selectOption('CommonJS'))

  test('each line wears what it has pending, and says when it is due', async () => {
    const { page, playground } = opened()
    await playground.write(
      "const fs = require('fs')\nfs.readFile(__filename, () => {\n  setTimeout(f, 40)\n  setImmediate(f)\n  process.nextTick(f)\n})\nfunction f() {}\n",
    )
    await playground.run()
    await stepTo(playground, /queued.* line 5/)
    await expect.poll(() => offsets(page, '.mark-flight.glyph-timers', 3)).toEqual([0])
    await expect.poll(() => offsets(page, '.mark-ready.glyph-check', 4)).toEqual([0])
    await expect.poll(() => offsets(page, '.mark-ready.glyph-tick', 5)).toEqual([0])
    await expect.poll(() => offsets(page, '.view-overlays .line-now.ph-poll', 5)).toEqual([0])
    const notes = page.locator('.line-note')
    await expect(notes).toHaveText([/^due in [\d.]+ ms$/, 'ready', 'ready'])
    for (const note of await notes.all()) await expect(note).toBeVisible()
  })

  test('a click on a line number, or F8, goes through the moments of that line', async () => {
    const { page, playground } = opened()
    await playground.write("setImmediate(() => console.log('late'))\nconsole.log('soon')\n")
    await playground.run()
    const number = page.locator('.monaco-editor .line-numbers').filter({ hasText: /^1$/ })
    const visit = async () => {
      await number.click()
      return Number(await playground.position.inputValue())
    }
    const moments = [await visit(), await visit(), await visit()]
    expect(new Set(moments).size).toBe(2)
    expect(moments[2]).toBe(moments[0])

    await snippet(page).focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('F8')
    await expect(playground.position).toHaveValue(String(moments[1]))
    await page.keyboard.press('Shift+F8')
    await expect(playground.position).toHaveValue(String(moments[0]))
    const words = page.locator('.monaco-hover').filter({ hasText: 'Scheduled 1 thing' })
    await expect(async () => {
      // Monaco asks for a line's words when the pointer moves on it. One move just after a step may show none.
      await page.mouse.move(700, 20)
      await number.hover()
      await expect(words).toBeVisible({ timeout: 1000 })
    }).toPass()
  })

  test('a mark under the pointer lights the line of its operation', async () => {
    const { page, playground } = opened()
    await playground.write('setTimeout(() => {}, 500)\n\n\nconsole.log(1)\n')
    await playground.run()
    await stepTo(playground, /line 4|printed|writes|wrote/i)
    await page.locator('.mark-flight').hover()
    await expect.poll(() => offsets(page, '.view-overlays .line-lit', 1)).toEqual([0])
    await page.mouse.move(700, 20)
    await expect(page.locator('.line-lit')).toHaveCount(0)
  })

  test('an error stands on its line with its message', async () => {
    const { page, playground } = opened()
    await playground.write('const a = null\n\na.b()\n')
    await playground.run()
    await playground.position.focus()
    await page.keyboard.press('End')
    await expect.poll(() => offsets(page, '.mark-failed', 3)).toEqual([0])
    await expect(page.locator('.note-failed')).toHaveText(
      "TypeError: Cannot read properties of null (reading 'b')",
    )
    await expect(page.locator('.text-wrong').first()).toBeVisible()
  })

  test('a note that has no room beside its line is left out', async () => {
    const { page, playground } = opened()
    await playground.write(`setTimeout(() => {}, 50) ${'/* long */ '.repeat(8)}\n`)
    // Where it is wrapped, there is room beside its last row.
    await snippet(page).press('Alt+z')
    await playground.run()
    await page.getByRole('slider', { name: 'Position' }).focus()
    for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight')
    await expect(page.locator('.mark-flight')).toBeVisible()
    await expect(page.locator('.line-note')).toHaveText(/due in/)
    await expect(page.locator('.line-note')).toBeHidden()
    // Wrapped again, as the page opened.
    await snippet(page).press('Alt+z')
  })

  test('TypeScript that cannot be stripped is marked on its line though nothing ran', async () => {
    const { page, playground } = opened()
    await moduleKind(page).selectOption('TypeScript')
    await playground.write('let a: number = 1\nenum B { C }\n')
    await playground.run()
    await expect(playground.outcome).toContainText('Not run')
    await expect(page.locator('.note-failed')).toContainText('enum')
    await expect.poll(() => offsets(page, '.mark-failed', 2)).toEqual([0])
  })

  for (const { kind, source, typed, offered } of [
    {
      kind: 'CommonJS',
      source: "const fs = require('fs')\n",
      typed: 'fs.app',
      offered: 'appendFile',
    },
    {
      kind: 'TypeScript',
      source: "import { createServer } from 'node:net'\nconst server = createServer()\n",
      typed: 'server.lis',
      offered: 'listen',
    },
  ])
    test(`after a dot ${kind} offers what Node has, and Escape closes it`, async () => {
      test.slow()
      const { page, playground } = opened()
      await moduleKind(page).selectOption(kind)
      await playground.write(source)
      await snippet(page).press('Control+End')
      await page.keyboard.type(typed)
      await expect(async () => {
        if ((await suggestions(page).count()) === 0) await page.keyboard.press('Control+Space')
        await expect(suggestions(page).filter({ hasText: offered }).first()).toBeVisible({
          timeout: 4000,
        })
      }).toPass({ timeout: SLOW })
      await page.keyboard.press('Escape')
      await expect(page.locator('.suggest-widget.visible')).toHaveCount(0)
      await expect(page.locator('.squiggly-error')).toHaveCount(0)
    })

  test('hover explains, and only what cannot be parsed is underlined', async () => {
    test.slow()
    const { page, playground } = opened()
    await playground.write('setImmediate(nobody, 1)\nconst n = 1; n.nothing()\n')
    await expect(async () => {
      await page.mouse.move(700, 20)
      await page
        .locator('.view-line')
        .first()
        .hover({ position: { x: 30, y: 10 } })
      const hover = page.locator('.monaco-hover:not(.hidden)')
      await expect(hover).toContainText('function setImmediate', { timeout: 4000 })
    }).toPass({ timeout: SLOW })
    await expect(page.locator('.squiggly-error')).toHaveCount(0)
    await playground.write('const = 1\n')
    await expect(page.locator('.squiggly-error').first()).toBeVisible({ timeout: SLOW })
  })
})

test('nothing of the language service is fetched until the editor is used, and nothing from elsewhere', async ({
  page,
  baseURL,
}) => {
  const urls: string[] = []
  page.on('request', (request) => urls.push(request.url()))
  const playground = await Playground.open(page)
  await playground.write("setTimeout(() => {}, 'x')\n")
  await playground.run()
  expect(urls.filter((url) => /ts\.worker|monacoLanguages|ExamplesMenu/.test(url))).toEqual([])
  await snippet(page).press('Control+End')
  await expect.poll(() => urls.some((url) => /ts\.worker/.test(url)), { timeout: SLOW }).toBe(true)
  expect(
    urls.filter((url) => !url.startsWith(String(baseURL)) && !url.startsWith('data:')),
  ).toEqual([])
})
