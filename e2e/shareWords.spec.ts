import { expect, type Page } from '@playwright/test'
import { Playground } from './support/playground.ts'
import { shareSource } from './support/shareSource.ts'
import { test } from './support/test.ts'
import { violations } from './support/violations.ts'

const SOURCE = `process.nextTick(() => console.log(3))
setTimeout(() => console.log(5))
console.log(8)
`

const stop = (page: Page) => page.getByRole('status', { name: 'Stop', exact: true })

test('who shares a run gives it a title, a note and stops, and other words make another link', async ({
  page,
}) => {
  const playground = await Playground.open(page)
  await playground.run()
  await playground.position.fill('5')
  await playground.button('Share').click()
  const dialog = page.getByRole('dialog', { name: 'Share' })
  await dialog.getByText('Title, note and stops').click()
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Why <b>6</b> comes before 5')
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Watch the queues.\n\nThen run it.')
  await dialog.getByRole('button', { name: 'Add a stop at step 5' }).click()
  await dialog.getByRole('textbox', { name: 'What is to be seen at step 5' }).fill('main runs')

  await dialog.getByRole('button', { name: 'Choose stops on the page' }).click()
  const chooser = page.getByRole('region', { name: 'Stops of your link' })
  await expect(chooser.getByRole('status')).toHaveText('Stops of your link: 5')
  for (const step of [30, 12]) {
    await playground.position.fill(String(step))
    await chooser.getByRole('button', { name: `Add a stop at step ${step}` }).click()
  }
  await chooser.getByRole('textbox').fill('the nextTick queue')
  await expect(chooser.getByRole('status')).toHaveText('Stops of your link: 5, 12, 30')
  await chooser.getByRole('button', { name: 'Done' }).click()
  await expect(chooser).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Go to step 5', exact: true }).click()
  await playground.button('Create link').click()
  await expect(stop(page)).toHaveText('Stop 1 of 3: main runs')
  await expect(dialog.getByRole('button', { name: 'Another link with these words' })).toHaveCount(0)
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Other words')
  await expect(dialog.getByRole('button', { name: 'Another link with these words' })).toBeVisible()
  await page.reload()
  await expect(stop(page)).toHaveText('Stop 1 of 3: main runs')
  await expect(page.getByRole('region', { name: 'About this recording' })).toContainText(
    'Why <b>6</b> comes before 5',
  )
})

const WORDS = {
  title: 'Why <b>6</b> comes before 5',
  note: 'Watch the queues.\n\nThen run it.',
  stops: [
    { step: 3, word: 'main runs' },
    { step: 6, word: 'the nextTick queue' },
    { step: 10, word: '' },
    // As in a link made by hand: there is no such step.
    { step: 9999, word: 'nowhere' },
  ],
}

test('a reader sees title and note and goes from stop to stop, presented and embedded too', async ({
  baseURL,
  newVisitor,
}) => {
  const { url: path } = await shareSource(baseURL, SOURCE, 3, WORDS)
  const { page: other, asked } = await newVisitor({ bypassCSP: true })
  await other.goto(path)
  const opened = new Playground(other)
  const about = other.getByRole('region', { name: 'About this recording' })
  await expect(about.getByRole('heading')).toHaveText('Why <b>6</b> comes before 5')
  await expect(opened.position).toHaveValue('3')
  await expect(stop(other)).toHaveText('Stop 1 of 3: main runs')
  await opened.button('The whole note').click()
  await expect(about.locator('.link-note p')).toHaveText(['Watch the queues.', 'Then run it.'])
  await opened.button('Next stop').click()
  await expect(stop(other)).toHaveText('Stop 2 of 3: the nextTick queue')
  await other.keyboard.press('n')
  await expect(opened.position).toHaveValue('10')
  await other.keyboard.press('n')
  await expect(opened.position).toHaveValue('10')
  await other.keyboard.press('ArrowLeft')
  await expect(stop(other)).toHaveText('After stop 2 of 3: the nextTick queue')
  expect(await violations(other)).toEqual([])
  expect(asked.filter((request) => request.startsWith('POST'))).toEqual([])

  await opened.button('Present').click()
  await expect(other.getByRole('combobox', { name: 'Stop at' })).toHaveValue('chosen')
  await other.keyboard.press('PageUp')
  await other.keyboard.press('PageUp')
  await expect(stop(other)).toHaveText('Stop 1 of 3: main runs')
  await other.keyboard.press('Escape')

  await other.goto(`${path}?step=1`)
  await expect(stop(other)).toHaveText('3 stops, the first at step 3')

  await other.goto(path.replace('/s/', '/embed/'))
  await expect(stop(other)).toHaveText('Stop 1 of 3: main runs')
  await opened.button('Next stop').click()
  await expect(opened.position).toHaveValue('6')
  await other.getByText('Note', { exact: true }).click()
  await expect(other.locator('.embed-note').getByText('Then run it.')).toBeVisible()
  expect(await violations(other)).toEqual([])
})
