import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page } from '@playwright/test'
import { PuzzlePage } from '../support/puzzlePage.ts'
import { test } from '../support/test.ts'

const TICK = "process.nextTick(() => console.log('tick'))\nconsole.log('main')\n"
const PROMISE = "Promise.resolve().then(() => console.log('promise'))\nconsole.log('first')\n"

/** Makes a puzzle as a teacher does, until it is in the lesson. */
async function addPuzzle(page: Page, source: string, words: Readonly<Record<string, string>>) {
  await page.getByRole('textbox', { name: 'Snippet' }).fill(source)
  for (const [label, text] of Object.entries(words))
    await page.getByRole('textbox', { name: label, exact: false }).fill(text)
  await page.getByRole('button', { name: 'Run it 30 times' }).click()
  await page.getByRole('button', { name: 'Add it to a lesson' }).click({ timeout: 30_000 })
}

async function makeLesson(page: Page): Promise<{ link: string; tag: string }> {
  await page.goto('/puzzles/own')
  await addPuzzle(page, TICK, {
    'Hint (shown': 'nextTick waits.',
    'Explanation (shown': 'Main runs to its end.\n\nThen its nextTick.',
  })
  const lesson = page.getByRole('region', { name: 'Lesson' })
  await addPuzzle(page, PROMISE, { 'Hint (shown': '' })
  await lesson.getByRole('button', { name: 'Move puzzle 2 up' }).click()
  await lesson.getByRole('textbox', { name: 'Title of the lesson' }).fill('Monday')
  const link = lesson.getByRole('textbox', { name: 'Lesson link' })
  const before = await link.inputValue()
  // A puzzle is changed before it is given away.
  await lesson.getByRole('button', { name: 'Change puzzle 2' }).click()
  await expect(page.getByRole('textbox', { name: 'Snippet' })).toHaveValue(TICK)
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Tick and main')
  await page.getByRole('button', { name: 'Run it 30 times' }).click()
  await page.getByRole('button', { name: 'Change puzzle 2 of the lesson' }).click({
    timeout: 30_000,
  })
  await lesson.getByText('Put it into a page or slides').click()
  await expect(lesson.getByRole('listitem').last()).toContainText('Tick and main')
  await expect(link).not.toHaveValue(before)
  return {
    link: await link.inputValue(),
    tag: await lesson.getByRole('textbox', { name: 'Embed code of the lesson' }).inputValue(),
  }
}

// One test, as each lesson is ninety runs.
test('a teacher puts puzzles into one link, which a pupil goes through, which can be changed, and answered in another page', async ({
  page,
  newVisitor,
  baseURL,
}) => {
  const { link, tag } = await makeLesson(page)
  expect(link).toMatch(/\/puzzles\/own#p1\.[\w-]+$/)
  expect(tag).toContain(`src="${baseURL}/embed/puzzle#p1.`)

  await test.step('a pupil goes through them and keeps their place', async () =>
    goThrough((await newVisitor()).page, link))
  await test.step('the link is taken up again to be changed, and one that is broken says why', async () =>
    takeUp(await page.context().newPage(), link))
  await test.step('the lesson is answered in the frame of another page', () =>
    answerInFrame(page, tag))
})

async function goThrough(page: Page, link: string): Promise<void> {
  const puzzle = new PuzzlePage(page)
  await page.goto(link)
  const lesson = page.getByRole('navigation', { name: 'Lesson' })
  await expect(lesson).toContainText('Monday')
  await expect(puzzle.choice('promise')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Show a hint')).toHaveCount(0)
  for (const text of ['first', 'promise']) await puzzle.choice(text).click()
  await puzzle.button('Check').click()
  await expect(lesson.getByRole('button', { name: '1, right' })).toBeVisible()

  await page.getByRole('button', { name: 'Next puzzle' }).click()
  await expect(puzzle.choice('tick')).toBeVisible({ timeout: 30_000 })
  await expect(page).toHaveTitle('Tick and main - Loopscope')
  await expect(page.getByText('nextTick waits.')).toBeHidden()
  await page.getByText('Show a hint').click()
  await expect(page.getByText('nextTick waits.')).toBeVisible()
  await expect(page.getByText('Main runs to its end.')).toHaveCount(0)
  for (const text of ['tick', 'main']) await puzzle.choice(text).click()
  await puzzle.button('Check').click()
  const explanation = page.getByRole('region', { name: 'Explanation' })
  await expect(explanation.getByText('Main runs to its end.')).toBeVisible()
  await expect(explanation.getByText('Then its nextTick.')).toBeVisible()
  await expect(lesson.getByRole('status')).toHaveText('1 of 2 right')

  await page.reload()
  await expect(puzzle.choice('tick')).toBeVisible({ timeout: 30_000 })
  expect(
    await lesson.getByRole('button').evaluateAll((all) => all.map((each) => each.ariaLabel)),
  ).toEqual(['1, right', '2, Tick and main, not right yet'])
}

async function takeUp(page: Page, link: string): Promise<void> {
  await page.goto(link.replace('/own#', '/own?edit#'))
  const lesson = page.getByRole('region', { name: 'Lesson' })
  await expect(lesson.getByRole('textbox', { name: 'Title of the lesson' })).toHaveValue('Monday')
  await expect(lesson.getByRole('listitem')).toHaveCount(2)
  await expect(page).toHaveURL(/\/puzzles\/own$/)
  await page.goto('/puzzles/own?edit#p1.AAAA')
  await expect(page.getByRole('alert')).toHaveText(/^The puzzles in this address cannot be read/)
}

async function answerInFrame(page: Page, tag: string): Promise<void> {
  const host = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(tag)
  }).listen(0, '127.0.0.1')
  await once(host, 'listening')
  try {
    await page.goto(`http://localhost:${(host.address() as AddressInfo).port}`)
    const frame = page.frameLocator('iframe')
    const left = frame.getByRole('list', { name: 'Left to place' })
    await left.getByRole('button', { name: 'first' }).click({ timeout: 30_000 })
    await left.getByRole('button', { name: 'promise' }).click()
    await frame.getByRole('button', { name: 'Check' }).click()
    await expect(frame.getByRole('button', { name: '1, right' })).toBeVisible()
    await expect(frame.getByRole('button', { name: 'Next puzzle' })).toBeVisible()
    await expect(frame.getByRole('navigation', { name: 'Main' })).toHaveCount(0)
  } finally {
    host.closeAllConnections()
    host.close()
  }
}
