import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { Playground } from './support/playground.ts'
import { test } from './support/test.ts'

const frozen = (name: string) =>
  fileURLToPath(new URL(`../packages/shared/fixtures/versions/1/${name}.ndjson`, import.meta.url))

const problem = (page: Page) => page.locator('.notices').getByRole('alert')

/** Drops a file as a person does: the browser hands it to whatever is under the pointer. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    ({ name, text }) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], name))
      const target = document.querySelector('#content') ?? document.body
      for (const type of ['dragover', 'drop'])
        target.dispatchEvent(
          new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true }),
        )
    },
    { name, text },
  )
}

test('a recording that was saved as a file opens again, with its program and every step', async ({
  page,
}) => {
  const playground = await Playground.open(page)
  await playground.run()
  await playground.button('Share').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('region', { name: 'Export' })
      .getByRole('button', { name: /^Recording/ })
      .click(),
  ])
  const text = await readFile(await download.path(), 'utf8')
  const last = (await playground.position.getAttribute('max')) ?? ''
  const texts = await playground.texts()

  const other = await Playground.open(page)
  await drop(page, 'loopscope.ndjson', text)
  await expect(other.position).toHaveAttribute('max', last)
  await expect(other.position).toHaveValue('0')
  expect(await other.texts()).toBe(texts)
})

test('a recording of another Node opens from the list of runs; a file that is none gets a sentence', async ({
  page,
}) => {
  await Playground.open(page)
  await page.getByRole('tab', { name: 'Runs' }).click()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a recording' }).click()
  await (await choosing).setFiles(frozen('node10'))
  await expect(page.getByRole('combobox', { name: 'Node version' })).toHaveValue('10')
  await expect(page.getByRole('region', { name: 'Editor' })).toContainText(
    'Recorded once for each version',
  )

  await drop(page, 'notes.txt', 'nothing')
  await expect(problem(page)).toHaveText(
    'notes.txt: This is no recording of Loopscope: a recording begins with a line that says which Node ran it.',
  )
  const old = await readFile(frozen('seed.node18'), 'utf8')
  await drop(page, 'newer.ndjson', old.replace('"v":1', '"v":9'))
  await expect(problem(page)).toContainText('format 9')
  await drop(page, 'old.ndjson', old)
  await expect(problem(page)).toContainText('does not hold the program')
})
