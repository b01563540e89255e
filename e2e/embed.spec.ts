import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect } from '@playwright/test'
import { shareSource } from './support/shareSource.ts'
import { test } from './support/test.ts'

test('the player works in a page of another origin, and nothing else may be framed', async ({
  page,
  baseURL,
}) => {
  const { id } = await shareSource(baseURL, "console.log('<b>8</b>')\nsetTimeout(() => {})\n", 1)
  const frame = (name: string, path: string) =>
    `<iframe title="${name}" src="${baseURL}${path}" width="720" height="420"></iframe>`
  const host = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(frame('player', `/embed/${id}`) + frame('page', `/s/${id}`) + frame('home', '/'))
  }).listen(0, '127.0.0.1')
  await once(host, 'listening')
  try {
    await page.goto(`http://localhost:${(host.address() as AddressInfo).port}`)
    const player = page.frameLocator('iframe[title="player"]')
    const position = player.getByRole('slider', { name: 'Position' })
    await expect(position).toHaveValue('1')
    await expect(player.locator('html')).toHaveAttribute('data-theme', 'light')
    await player.getByRole('button', { name: 'Step forward' }).click()
    await expect(position).toHaveValue('2')
    await page.keyboard.press('End')
    await expect(player.getByRole('status', { name: 'Now' })).not.toBeEmpty()
    await player.getByRole('button', { name: '<b>8</b>' }).click()
    await expect(player.locator('[aria-current="step"]').first()).toContainText('<b>8</b>')
    await expect(player.getByRole('link', { name: 'Open this recording' })).toHaveAttribute(
      'href',
      `/s/${id}`,
    )
    for (const name of ['page', 'home'])
      await expect(page.frameLocator(`iframe[title="${name}"]`).locator('#root')).toHaveCount(0)
  } finally {
    host.closeAllConnections()
    host.close()
  }
})

test('the player works in slides that are opened from a disk', async ({ page, baseURL }) => {
  const { id } = await shareSource(baseURL, 'console.log(8)\nsetTimeout(() => {})\n', 1)
  const folder = await mkdtemp(join(tmpdir(), 'loopscope-slides-'))
  try {
    const slides = join(folder, 'slides.html')
    await writeFile(slides, `<iframe title="player" src="${baseURL}/embed/${id}"></iframe>`)
    await page.goto(pathToFileURL(slides).href)
    const player = page.frameLocator('iframe[title="player"]')
    await expect(player.getByRole('slider', { name: 'Position' })).toHaveValue('1')
    await player.getByRole('button', { name: 'Step forward' }).click()
    await expect(player.getByRole('slider', { name: 'Position' })).toHaveValue('2')
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('the player shows a long line whole at its moment, and all of them where there is room', async ({
  page,
  baseURL,
}) => {
  const text = 'a line of thirty-four characters..'
  const cut = () =>
    page
      .getByRole('list', { name: 'Output' })
      .getByRole('button')
      .evaluateAll((all) => all.map((chip) => chip.scrollWidth > chip.clientWidth))
  await page.setViewportSize({ width: 720, height: 420 })
  const one = await shareSource(baseURL, `console.log('${text}')`, 0)
  await page.goto(`/embed/${one.id}`)
  await expect(page.getByRole('button', { name: text })).toBeVisible()
  expect(await cut()).toEqual([false])

  const many = await shareSource(baseURL, `for (let i = 0; i < 4; i++) console.log('${text}')`, 2)
  await page.goto(`/embed/${many.id}`)
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('2')
  expect(await cut()).toEqual([true, false, true, true])
})
