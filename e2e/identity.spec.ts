import { CLASSIC_SNIPPET } from '@loopscope/shared/wire/classicSnippet'
import { expect, type Page } from '@playwright/test'
import { Playground } from './support/playground.ts'
import { runsIn } from './support/runsIn.ts'
import { sharePage, test } from './support/test.ts'

/** Where something is lit, by the class of its element, and how many operations that are. */
async function lit(page: Page): Promise<string[]> {
  const found = await page
    .locator('[data-lit="true"]')
    .evaluateAll((elements) => elements.map((element) => String(element.getAttribute('class'))))
  return [...new Set(found)].sort()
}

const opened = sharePage(Playground.open)
const ran = runsIn(opened)

const AT_IMMEDIATE = /scheduled a setImmediate on line 8/
/** At which step that was found. */
let immediateAt = '0'

/** In Poll, just before the nextTick is queued: the immediate of line 8 is ready. */
async function atImmediate() {
  const shared = await ran(CLASSIC_SNIPPET)
  const { page, playground } = shared
  const now = page.getByRole('status', { name: 'Now' })
  const says = async (words: RegExp) => words.test((await now.textContent()) ?? '')
  const press = async (key: string, until: RegExp) => {
    for (let i = 0; i < 60 && !(await says(until)); i++) await page.keyboard.press(key)
  }
  await playground.position.fill(immediateAt)
  if (!(await says(AT_IMMEDIATE))) {
    // Nothing was found yet, or it was in another run.
    await playground.position.fill('0')
    await press('c', /readFile callback/)
    await press('ArrowRight', AT_IMMEDIATE)
    immediateAt = await playground.position.inputValue()
  }
  return shared
}

test('what is pointed at is lit everywhere at once, and nothing else is', async () => {
  const { page, playground } = await atImmediate()
  const token = playground.loop
    .getByRole('listitem', { name: 'Check' })
    .getByRole('button', { name: 'setImmediate' })
  await token.hover()
  expect(await lit(page)).toEqual(['console-line', 'ring-bead', 'token'])
  await expect(page.locator('.console-line[data-lit="true"]')).toContainText('6')
  await page.mouse.move(2, 2)
  expect(await lit(page)).toEqual([])

  await page.locator('.console-line', { has: page.getByText('6', { exact: true }) }).hover()
  expect(await lit(page)).toEqual(['console-line', 'ring-bead', 'token'])
})

test('a click selects, a second one goes to the next moment, and Escape lets go', async () => {
  const { page, playground } = await atImmediate()
  const check = playground.loop.getByRole('listitem', { name: 'Check' })
  await check.getByRole('button', { name: 'setImmediate' }).click()
  await page.mouse.move(2, 2)
  await expect(check.getByRole('button', { name: 'setImmediate' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  // What is selected is explained: it stands in its own chain of causes too.
  expect(await lit(page)).toEqual(['cause', 'console-line', 'ring-bead', 'token'])
  await check.getByRole('button', { name: 'setImmediate' }).click()
  expect(await playground.activePhases()).toEqual(['Check'])
  const stack = page.getByRole('region', { name: 'Call stack' })
  await expect(stack.getByRole('button', { name: 'setImmediate' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page.keyboard.press('Escape')
  await page.mouse.move(2, 2)
  await expect(page.locator('[data-selected="true"]')).toHaveCount(0)
})

test('F follows what is selected from moment to moment and begins again', async () => {
  const { page, playground } = await atImmediate()
  await playground.loop
    .getByRole('listitem', { name: 'Check' })
    .getByRole('button', { name: 'setImmediate' })
    .click()
  const now = page.getByRole('status', { name: 'Now' })
  const seen: (string | null)[] = []
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('f')
    seen.push(await now.textContent())
  }
  expect(seen).toEqual([
    'Check runs the setImmediate callback from line 8.',
    expect.stringMatching(/^The setImmediate callback from line 8 returns\./),
    expect.stringMatching(/scheduled a setImmediate on line 8/),
  ])
})

test('by keyboard: focus lights, Enter selects and follows, and the focus goes along', async () => {
  const { page, playground } = await atImmediate()
  await playground.loop
    .getByRole('listitem', { name: 'Check' })
    .getByRole('button', { name: 'setImmediate' })
    .focus()
  expect(await lit(page)).toEqual(['console-line', 'ring-bead', 'token'])
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  const stack = page.getByRole('region', { name: 'Call stack' })
  await expect(stack.getByRole('button', { name: 'setImmediate' })).toBeFocused()
})

test('a click on an arc or on half of the hub goes to the next time that the loop is there', async () => {
  const { page, playground } = await ran(CLASSIC_SNIPPET)
  await page.locator('.ring-arc[data-ph="poll"] .ring-glyph').click()
  expect(await playground.activePhases()).toEqual(['Poll'])
  await page.locator('.ring-arc[data-ph="timers"] .ring-glyph').click()
  expect(await playground.activePhases()).toEqual(['Timers'])
  await page.locator('.ring-hub[data-ph="tick"]').click({ position: { x: 20, y: 60 } })
  await expect(page.getByRole('region', { name: 'nextTick queue' })).toContainText('draining')
})

test('of 10,000 ready immediates three are drawn or fewer, and the fold opens them all', async () => {
  const { page, playground } = await ran(
    "for (let i = 0; i < 10000; i++) setImmediate(() => {})\nconsole.log('all')\n",
  )
  await page.locator('.console-line').click()
  const check = playground.loop.getByRole('listitem', { name: 'Check', exact: true })
  await expect(check).toContainText('10,000')
  await check.getByRole('button', { name: /\+9,99\d more/ }).click()
  const list = page.getByRole('dialog', { name: 'Check, ready' })
  await expect(list.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '10000')
  expect(await list.getByRole('listitem').count()).toBeLessThan(60)
  await list.locator('.queue-scroll').evaluate((scroller) => {
    scroller.scrollTop = scroller.scrollHeight
  })
  await expect(list.getByText('10,000').last()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
})

test('a stream that compresses is in flight, and holds no thread while it has nothing to do', async () => {
  const { page } = await ran(`const stream = require('zlib').createGzip()
console.log('idle')
setTimeout(() => stream.end('x'), 20)
`)
  await page.locator('.console-line').click()
  const flight = page.getByRole('region', { name: 'In flight' })
  const group = flight.locator('dt', { hasText: 'Compression' }).locator('+ dd')
  await expect(group).toContainText('createGzip')
  await expect(flight).toContainText('0 of 4 busy')
})

test('a watcher of signals is not called a socket', async () => {
  const { page } = await ran(`process.on('SIGUSR2', () => {})
console.log('watches')
setTimeout(() => process.exit(), 20)
`)
  await page.locator('.console-line').click()
  const flight = page.getByRole('region', { name: 'In flight' })
  const group = (name: string) => flight.locator('dt', { hasText: name }).locator('+ dd')
  await expect(group('Others').getByRole('listitem')).toHaveCount(1)
  await expect(group('Sockets')).toHaveText('none')
})

test('jobs beyond the size of the pool are shown as waiting for a thread', async () => {
  const { page } = opened()
  const size = page.getByRole('combobox', { name: 'Thread pool size' })
  const usual = await size.inputValue()
  await size.selectOption('2')
  await ran(`const { pbkdf2 } = require('crypto')
for (let i = 0; i < 5; i++) pbkdf2('a', 'b', 1000, 64, 'sha512', () => {})
console.log('started')
`)
  // For the runs of the other tests.
  await size.selectOption(usual)
  await page.locator('.console-line').click()
  const flight = page.getByRole('region', { name: 'In flight' })
  await expect(flight.getByRole('list', { name: 'Threads' }).getByRole('button')).toHaveText([
    'pbkdf2',
    'pbkdf2',
  ])
  await expect(flight).toContainText('2 of 2 busy')
  await expect(flight).toContainText('3 jobs wait for a thread')
})
