import { expect } from '@playwright/test'
import { Playground } from './support/playground.ts'
import { sharePage, test } from './support/test.ts'

const SNIPPET = `const fs = require('fs')
fs.readFile(__filename, () => {
  setTimeout(() => console.log('timer'), 0)
  setImmediate(() => console.log('immediate'))
})
setTimeout(() => console.log('never'), 60000).unref()
`

const hosts = new Set<string>()
const shared = sharePage(async (page) => {
  page.on('request', (request) => hosts.add(new URL(request.url()).host))
  const playground = await Playground.open(page)
  await playground.write(SNIPPET)
  await playground.run()
  return playground
})

test('why the callback runs, who scheduled it, and the rule of Node', async () => {
  const { page } = shared()
  await page.getByRole('button', { name: /timer/ }).first().click()
  const why = page.getByRole('region', { name: 'Why now' })
  await expect(why).toContainText('Timers runs due timers')
  await expect(why).toContainText('setTimeout was called with a delay of 0 ms, so Node uses 1 ms.')

  const causes = why.getByRole('region', { name: 'Causes' }).getByRole('button')
  await expect(causes).toHaveText([
    /^setTimeout on line 3.*called in ?Poll/,
    /^readFile on line 2.*called in ?main/,
    /^main.*began in ?main/,
  ])

  const link = why.getByRole('link').first()
  await expect(link).toHaveAttribute('href', /^https:\/\/nodejs\.org\//)
  await expect(link).toHaveAttribute('rel', 'noreferrer')
  await expect(link).toHaveAttribute('target', '_blank')

  await why.getByRole('button', { name: 'Go to where it was scheduled, line 3' }).click()
  await expect(page.getByRole('status', { name: 'Now' })).toContainText(
    'It has just set a timer of 1 ms on line 3.',
  )
})

test('each cause leads to its moment, back to main', async () => {
  const { page, playground } = shared()
  await page.getByRole('button', { name: /timer/ }).first().click()
  const causes = page.getByRole('region', { name: 'Causes' })
  await causes.getByRole('button', { name: /^readFile/ }).click()
  await expect(page.getByRole('status', { name: 'Now' })).toContainText(
    'called readFile() on line 2',
  )
  await page.getByRole('button', { name: /timer/ }).first().click()
  await causes.getByRole('button', { name: /^main/ }).click()
  await expect(playground.position).toHaveValue('0')
})

test('no link leaves the page but those to the documentation', async () => {
  const { page } = shared()
  await page.getByRole('button', { name: /timer/ }).first().click()
  await expect(page.getByRole('region', { name: 'Why now' }).getByRole('link')).not.toHaveCount(0)
  expect([...hosts].filter((host) => !host.startsWith('127.0.0.1'))).toEqual([])
})
