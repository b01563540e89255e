import { CLASSIC_SNIPPET } from '@loopscope/shared/wire/classicSnippet'
import { expect } from '@playwright/test'
import { Playground } from './support/playground.ts'
import { sharePage, test } from './support/test.ts'

const hosts = new Set<string>()
const opened = sharePage((page) => {
  page.on('request', (request) => hosts.add(new URL(request.url()).origin))
  return Playground.open(page)
})

test('markup, terminal codes and marks that turn text around are shown, not obeyed', async () => {
  const { page, playground } = opened()
  await page.evaluate(() => Object.assign(window, { pwned: false }))
  await playground.write(`console.log('<img src=x onerror="window.pwned=true"><b>bold</b>')
console.log('\\x1b[31mred\\x07\\u202eturned')
`)
  await playground.run()
  expect(await playground.lines()).toMatchObject([
    { text: '<img src=x onerror="window.pwned=true"><b>bold</b>' },
    { text: '\\x1b[31mred\\x07\\u202eturned' },
  ])
  expect(await page.locator('.console-text img, .console-text b').count()).toBe(0)
  expect(await page.evaluate(() => Reflect.get(window, 'pwned'))).toBe(false)
})

test('names of the snippet’s own cannot act either', async () => {
  const { page, playground } = opened()
  await playground.write(`const evil = '<img src=x onerror=alert(1)>\\u202e'
const error = new Error(evil)
error.name = evil
Object.defineProperty(globalThis, 'x', { value: { [evil]: () => { throw error } }[evil] })
x()
`)
  await playground.run()
  await expect(playground.outcome).toContainText('Threw')
  expect(await page.locator('img').count()).toBe(0)
})

test('10,000 lines and a line of a hundred thousand characters leave the page quick', async () => {
  const { page, playground } = opened()
  await playground.write(`console.log('w'.repeat(100000))
for (let i = 0; i < 10000; i++) console.log('line', i)
`)
  await playground.run()
  await expect(playground.outcome).toContainText('Finished')
  expect((await playground.lines()).length).toBeLessThan(200)
  await expect(page.getByText('more characters')).toBeVisible()
  await playground.position.focus()
  await page.keyboard.press('End')
  await expect(page.getByRole('region', { name: 'Console' })).toContainText('line 9999')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Home')
  await expect(playground.position).toHaveValue('0')
})

test('the page asks no other host for anything', async ({ baseURL }) => {
  const { playground } = opened()
  await playground.write(CLASSIC_SNIPPET)
  await playground.run()
  expect([...hosts]).toEqual([new URL(String(baseURL)).origin])
})
