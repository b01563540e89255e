import { CLASSIC_SNIPPET } from '@loopscope/shared/wire/classicSnippet'
import { expect, type Page } from '@playwright/test'
import { Playground } from './support/playground.ts'
import { sharePage, test } from './support/test.ts'

/** What a service that ends sends of a recording: half of a real one, which is then gone with it. */
async function cutOff(page: Page, times: number): Promise<string[]> {
  const runs: string[] = []
  await page.route('**/api/runs/*', (route) => route.abort())
  await page.route('**/api/runs', async (route) => {
    const response = await route.fetch()
    const body = await response.text()
    runs.push(body)
    const isCut = runs.length <= times
    await route.fulfill({ response, body: isCut ? body.slice(0, body.length / 2) : body })
  })
  return runs
}

test.describe('in a page that stays', () => {
  const opened = sharePage(Playground.open)

  test('an error is named with its line, and marked on it', async () => {
    const { page, playground } = opened()
    await playground.write("console.log('before')\n\nundefined.name\n")
    await playground.run()
    await expect(playground.outcome).toContainText('Threw TypeError')
    await expect(playground.outcome).toContainText('on line 3')
    await page.keyboard.press('Control+Home')
    await playground.position.focus()
    await page.keyboard.press('End')
    await expect(page.locator('.line-failed').first()).toBeVisible()
    expect((await playground.lines())[0]).toEqual({ text: 'before', phase: 'main', queue: null })
  })

  test('a syntax error is marked although nothing ever ran', async () => {
    const { page, playground } = opened()
    await playground.write('console.log(1)\nlet let = 3\n')
    await playground.run()
    await expect(playground.outcome).toContainText('SyntaxError')
    await expect(playground.outcome).toContainText('line 2')
    await expect(page.locator('.line-failed').first()).toBeVisible()
  })

  test('a message of several lines is told by its first', async () => {
    const { page, playground } = opened()
    await playground.write("require('express')\n")
    await playground.run()
    await expect(playground.outcome).toContainText(
      "Error: Cannot find module 'express' … on line 1",
    )
    await expect(page.getByText('A snippet is one file without packages')).toBeVisible()
  })

  test('edits after a run take the marks away and say why', async () => {
    const { page, playground } = opened()
    await playground.write('throw new Error("x")')
    await playground.run()
    await expect(page.locator('.line-failed').first()).toBeVisible()
    await playground.write('console.log(1)')
    await expect(page.locator('.line-failed')).toHaveCount(0)
    await expect(page.getByText('The snippet was edited after this run.')).toBeVisible()
  })

  test('a snippet that never ends shows what it does while it does it, and Stop ends it', async () => {
    const { page, playground } = opened()
    await playground.write("setInterval(() => console.log('again'), 20)")
    // A busy machine may need longer for it than a run may take: then it is stopped at the limit, and run once more.
    await expect(async () => {
      await playground.button('Run').click()
      await expect(page.getByRole('region', { name: 'Console' })).toContainText('again')
      await expect(playground.outcome).toContainText('Running')
      await playground.button('Stop').click({ timeout: 5000 })
      await expect(playground.outcome).toContainText('Stopped by you')
    }).toPass()
    await expect(playground.position).toHaveValue('0')
    await expect(page.getByRole('region', { name: 'Console' })).toContainText('again')
  })

  test('a snippet that blocks is stopped at the limit, and what it printed is kept', async () => {
    const { page, playground } = opened()
    await playground.write("console.log('kept')\nfor (;;);\n")
    await playground.run()
    await expect(playground.outcome).toContainText('Stopped at the limit of')
    expect(await playground.texts()).toBe('kept')

    // At its end the clock is that of the limit, far from the last event's.
    await page.keyboard.press('End')
    await expect(page.locator('.now-meta')).toContainText(/last event at [\d.,]+ ms/)
    await expect(page.locator('.transport-count')).toHaveText(/^\d+ \/ \d+\d s(?: of CPU)?$/)
    // What never returned is on the stack to the end, and it is why.
    const stack = page.getByRole('region', { name: 'Call stack' })
    await expect(stack).toContainText('when it was stopped')
    await expect(stack.getByRole('listitem')).toHaveText([/^main/])
    await expect(page.getByRole('region', { name: 'Why now' })).toContainText(
      'The loop begins after main has returned, and it had not.',
    )
  })

  test('what the service refuses is said in a sentence', async () => {
    const { page, playground } = opened()
    await page.route('**/api/runs', (route) =>
      route.fulfill({
        status: 503,
        headers: { 'retry-after': '2' },
        json: { error: { code: 'busy', message: 'Every sandbox is busy.' } },
      }),
    )
    await playground.run()
    await expect(page.getByText('Every sandbox is busy. Try again in 2 seconds.')).toBeVisible()
  })

  test('a network that is down is said in a sentence, and typing survives it', async () => {
    const { page, playground } = opened()
    // Loads the part of the page that talks to the service.
    await expect(
      page.getByRole('combobox', { name: 'Node version' }).locator('option'),
    ).not.toHaveCount(1)
    await playground.write('console.log("mine")')
    await page.route('**/api/runs', (route) => route.abort())
    await playground.run()
    await expect(page.getByText('this browser cannot reach it')).toBeVisible()
    await page.unroute('**/api/runs')
    await playground.run()
    expect(await playground.texts()).toBe('mine')
  })

  test('a run whose recording breaks off is run again once, by itself', async () => {
    const { page, playground } = opened()
    const runs = await cutOff(page, 1)
    await playground.write("console.log('a')\nsetTimeout(() => console.log('b'), 1)\n")
    await playground.run()
    await expect(playground.outcome).toContainText('Finished')
    expect(runs.length).toBe(2)
    expect(await playground.texts()).toBe('a b')
    await expect(page.locator('.notice')).toHaveCount(0)
  })

  test('a recording that broke off on its way is read from the service, which has it', async () => {
    const { page, playground } = opened()
    const runs = await cutOff(page, 1)
    await page.unroute('**/api/runs/*')
    await playground.write("console.log('a')\nsetTimeout(() => console.log('b'), 1)\n")
    await playground.run()
    await expect(playground.outcome).toContainText('Finished')
    expect(runs.length).toBe(1)
    expect(await playground.texts()).toBe('a b')
  })

  test('a recording that breaks off again shows what arrived, at its last moment', async () => {
    const { page, playground } = opened()
    await playground.write(CLASSIC_SNIPPET)
    const runs = await cutOff(page, 9)
    await playground.run()
    await expect(page.locator('.notice[role="alert"]')).toHaveText(
      'The recording broke off before its end, and so did that of a second run. What arrived is shown.',
    )
    expect(runs.length).toBe(2)
    const last = await playground.position.getAttribute('max')
    expect(Number(last)).toBeGreaterThan(3)
    await expect(playground.position).toHaveValue(last ?? '')
  })

  test('a text of another kind says so, and its button runs it as what it is', async () => {
    const { page, playground } = opened()
    const kind = page.getByRole('combobox', { name: 'Module kind' })
    const usual = await kind.inputValue()
    await playground.write("const n: number = 1\nconsole.log('ran', n)\n")
    await playground.run()
    await expect(page.getByText('It has types, as TypeScript does')).toBeVisible()
    await playground.button('Run as TypeScript').click()
    await expect(playground.outcome).toContainText('Finished')
    await expect(kind).toHaveValue('typescript')
    await expect(page.getByText('It has types, as TypeScript does')).toHaveCount(0)
    expect((await playground.lines())[0]).toEqual({ text: 'ran 1', phase: 'main', queue: null })
    // For the runs of the other tests.
    await kind.selectOption(usual)
  })

  test('source that is too large is refused with the limit', async () => {
    const { page, playground } = opened()
    // Many lines: a single one of 65 KB keeps the editor busy for a minute on a slow machine.
    await playground.write(`// ${'x'.repeat(60)}\n`.repeat(1050))
    await playground.run()
    await expect(page.locator('body')).toContainText(/64 ?KB|65,?536/)
  })
})

test.describe('in a page that stays on a phone', () => {
  const opened = sharePage(async (page) => {
    await page.setViewportSize({ width: 390, height: 844 })
    return Playground.open(page)
  })

  test('on a phone an error is told once above the sentence, in the banner', async () => {
    const { page, playground } = opened()
    await page.getByRole('tab', { name: 'Code' }).click()
    await playground.write("throw new TypeError('no')\n")
    await playground.run()
    await expect(page.locator('.banner')).toContainText('TypeError: no on line 1')
    await expect(playground.outcome).toHaveText('Threw')
  })

  test('on a phone the panes are tabs, and all of a run is within reach', async () => {
    const { page, playground } = opened()
    await page.getByRole('tab', { name: 'Code' }).click()
    await playground.write(CLASSIC_SNIPPET)
    await playground.run()
    await expect(playground.outcome).toContainText('Finished')
    await page.getByRole('tab', { name: 'Console' }).click()
    await page
      .getByRole('region', { name: 'Console' })
      .getByRole('listitem')
      .nth(3)
      .getByRole('button')
      .click()
    expect(await playground.activePhases()).toEqual(['Check'])
    await page.getByRole('tab', { name: 'Waiting' }).click()
    await expect(page.getByRole('region', { name: 'Call stack' })).toContainText('Check phase')
    await page.getByRole('tab', { name: 'Code' }).click()
    await expect(page.locator('.line-now').first()).toBeInViewport()
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
})

test('without a sandbox a banner says so, and a version that is missing cannot be chosen', async ({
  page,
}) => {
  const version = { platform: 'linux-x64', evidence: 'observed' }
  await page.route('**/api/versions', (route) =>
    route.fulfill({
      json: {
        default: '24',
        sandbox: 'none',
        sandboxReason: 'bubblewrap is not installed: apt install bubblewrap.',
        versions: [
          {
            ...version,
            major: 22,
            version: null,
            status: 'missing',
            reason: 'npm run runtimes -- add 22',
          },
          { ...version, major: 24, version: '24.21.0', status: 'warm', reason: null },
        ],
      },
    }),
  )
  await Playground.open(page)
  await expect(page.getByText('bubblewrap is not installed')).toBeVisible()
  const options = page.getByRole('combobox', { name: 'Node version' }).locator('option')
  await expect(options).toHaveText(['Node 22: npm run runtimes -- add 22', 'Node 24.21.0'])
  await expect(options.first()).toBeDisabled()
})

test('where what reads recordings did not come, a run says so, and the next one asks for it again', async ({
  page,
}) => {
  await page.route('**/assets/selectors*', (route) => route.abort())
  const playground = await Playground.open(page)
  await playground.write("console.log('read')\n")
  await playground.run()
  const notice = page.locator('.notice[role="alert"]')
  await expect(notice).toHaveText(/^A part of this page did not load/)
  await page.unroute('**/assets/selectors*')
  await playground.run()
  await expect(playground.outcome).toContainText('Finished')
  await expect(notice).toHaveCount(0)
  await playground.button('Step forward').click()
  await expect(page.getByRole('region', { name: 'Why now' })).toContainText('Read the rule')
})

test('a link to a moment opens at it, however late what reads recordings comes', async ({
  page,
}) => {
  const playground = await Playground.open(page)
  await playground.run()
  await playground.position.focus()
  await page.keyboard.press('c')
  const cursor = await playground.position.inputValue()
  await playground.button('Share').click()
  await playground.button('Create link').click()
  await page.getByRole('button', { name: 'Copy link', exact: true }).waitFor()
  await page.route('**/assets/selectors*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await route.continue()
  })
  await page.reload()
  await expect(playground.position).toHaveValue(cursor)
  await expect(page.getByRole('region', { name: 'Why now' })).toContainText('Read the rule')
})
