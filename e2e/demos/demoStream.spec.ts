import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { expect } from '@playwright/test'
import { Demo } from '../support/demo.ts'
import { test } from '../support/test.ts'

// Real processes are started and ended in each of them.
test.setTimeout(90_000)

test('a stream that is cut goes on where it was, and nothing is missing or there twice', async ({
  browser,
}) => {
  const line = await openLine(process.env['LOOPSCOPE_URL'] ?? '')
  const context = await browser.newContext({ baseURL: line.url, serviceWorkers: 'block' })
  const page = await context.newPage()
  try {
    const demo = await Demo.open(page)
    await demo.start()
    await demo.button('Send 10').click()
    await expect(demo.figures).toContainText('10 requests sent')
    line.cut()
    await expect(page.getByText('Connection lost: trying again')).toBeVisible()
    line.mend()
    await expect(page.getByText('Connection lost: trying again')).toBeHidden()
    await demo.button('Send 10').click()
    await expect(demo.figures).toContainText('20 requests sent')
    await expect(demo.process('worker 1')).toContainText(/requests\s*10\s*connections\s*10/)
    await demo.end()
  } finally {
    await context.close()
    line.close()
  }
})

test('where four tabs show a session, the next one says so, and is no end of it', async ({
  page,
  context,
}) => {
  const demo = await Demo.open(page)
  await demo.start()
  const tabs = [await context.newPage(), await context.newPage(), await context.newPage()]
  for (const tab of tabs) {
    await tab.goto('/demos/cluster')
    await new Demo(tab).areListening()
  }
  const fifth = await context.newPage()
  await fifth.goto('/demos/cluster')
  await expect(fifth.getByRole('alert')).toContainText('four tabs show it already')
  await demo.button('Send 1').click()
  await expect(demo.figures).toContainText('1 request sent')
  await expect(new Demo(tabs[0] ?? page).figures).toContainText('1 request sent')
  await Promise.all([...tabs, fifth].map((tab) => tab.close()))
  await demo.end()
})

test('back from another page, the session goes on', async ({ page }) => {
  const demo = await Demo.open(page)
  await demo.start()
  const pids = await demo.pids()
  await page.goto('/puzzles')
  await page.goBack()
  await demo.areListening()
  expect(await demo.pids()).toEqual(pids)
  await demo.button('Send 1').click()
  await expect(demo.figures).toContainText('1 request sent')
  await demo.end()
})

/** A way to the service that can be cut. */
async function openLine(to: string) {
  const { hostname, port } = new URL(to)
  const sockets = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.once('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    if (isCut) near.destroy()
    else near.pipe(far).pipe(near)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut,
    mend() {
      isCut = false
    },
    close() {
      cut()
      server.close()
    },
  }
}
