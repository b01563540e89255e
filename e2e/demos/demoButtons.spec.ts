import { readFileSync } from 'node:fs'
import { labEventSchema } from '@loopscope/shared/lab/labEvent'
import { expect, type Page } from '@playwright/test'
import { Demo, isAlive } from '../support/demo.ts'
import { test } from '../support/test.ts'

// A real process is started or ended at almost every line.
test.setTimeout(180_000)

test.afterEach(async ({ page }) => {
  if (new URL(page.url()).protocol !== 'about:') await new Demo(page).end()
})

test('every button does to a real process what it says', async ({ page }) => {
  const demo = await Demo.open(page)
  await demo.start()
  const seen = new Set<number>()
  const pidOf = async (id: string) => {
    const name = await demo.process(id).getAttribute('aria-label')
    const pid = Number(/pid (\d+)/.exec(name ?? '')?.[1])
    seen.add(pid)
    return pid
  }
  const press = (id: string, name: string) =>
    demo.process(id).getByRole('button', { name, exact: true }).click()
  const listens = (id: string) => expect(demo.process(id)).toContainText('listening')
  const ended = async (id: string, pid: number, how: string) => {
    await expect(demo.process(id)).toContainText(how)
    expect([id, await isAlive(pid)]).toEqual([id, false])
  }
  const primary = await pidOf('primary')
  const [first, second] = [await pidOf('worker 1'), await pidOf('worker 2')]

  await test.step('Block, Freeze, Thaw', async () => {
    await press('worker 1', 'Block 500 ms')
    await expect(demo.event('blocked for')).toBeVisible()
    await press('worker 1', 'Freeze')
    await expect(demo.process('worker 1')).toContainText('frozen')
    expect(stateOf(first)).toBe('T')
    await press('worker 1', 'Thaw')
    await listens('worker 1')
    expect(stateOf(first)).not.toBe('T')
  })

  await test.step('Disconnect, TERM, Fork, Crash, Restart', async () => {
    await press('worker 1', 'Disconnect')
    await ended('worker 1', first, 'exited with code 0')
    await press('primary', 'Fork')
    await listens('worker 3')
    await press('worker 2', 'TERM')
    await ended('worker 2', second, 'killed by SIGTERM')
    const third = await pidOf('worker 3')
    expect(await isAlive(third)).toBe(true)
    await press('primary', 'Fork')
    await listens('worker 4')
    await press('worker 3', 'Crash')
    await ended('worker 3', third, 'exited with code 1')
    const fourth = await pidOf('worker 4')
    await press('worker 4', 'Restart')
    await ended('worker 4', fourth, 'killed by SIGKILL')
    await listens('worker 5')
  })

  await test.step('the switches', async () => {
    const refork = page.getByRole('switch', { name: 'Fork again when a worker exits' })
    await refork.click()
    await expect(refork).toHaveAttribute('aria-checked', 'true')
    const fifth = await pidOf('worker 5')
    await press('worker 5', 'Kill')
    await ended('worker 5', fifth, 'killed by SIGKILL')
    await listens('worker 6')
    await refork.click()
    await expect(refork).toHaveAttribute('aria-checked', 'false')

    const hold = page.getByRole('switch', { name: 'Keep the primary alive without workers' })
    await hold.click()
    await expect(hold).toHaveAttribute('aria-checked', 'true')
    const sixth = await pidOf('worker 6')
    await press('primary', 'Kill all')
    await ended('worker 6', sixth, 'killed by SIGKILL')
    await expect(demo.event('listens on :4000').first()).toBeVisible()
    expect(await isAlive(primary)).toBe(true)
    await hold.click()
    await ended('primary', primary, 'exited with code 0')
    await press('primary', 'Restart')
    await demo.areListening()
    expect(await pidOf('primary')).not.toBe(primary)
  })

  await test.step('the choices', async () => {
    await page.getByRole('radio', { name: '4', exact: true }).click()
    for (const id of ['worker 3', 'worker 4']) await listens(id)
    const fourth = await pidOf('worker 4')
    await page.getByRole('radio', { name: '3', exact: true }).click()
    await ended('worker 4', fourth, 'exited with code 0')
    const before = await pidOf('primary')
    await page.getByRole('radio', { name: 'Left to the OS' }).click()
    await expect(demo.process('primary')).toContainText('SCHED_NONE')
    await demo.areListening()
    expect(await isAlive(before)).toBe(false)
    await expect(demo.process('worker 3')).toContainText('has the socket')
    for (const id of ['primary', 'client', 'worker 1', 'worker 2', 'worker 3']) await pidOf(id)
  })

  await test.step('what is saved is the session', async () => {
    await demo.button('Share').click()
    const lines = (await saved(page, 'NDJSON')).trimEnd().split('\n')
    const events = lines.map((line) => labEventSchema.parse(JSON.parse(line)))
    const told = events.flatMap((event) => (event.type === 'process' ? [event.pid] : []))
    expect([...seen].filter((pid) => !told.includes(pid))).toEqual([])
    expect(await saved(page, 'Markdown')).toContain('worker 3')
    await page.keyboard.press('Escape')
  })

  await demo.button('Stop').click()
  await expect(demo.button('Start')).toBeVisible()
  const alive = async () => (await Promise.all([...seen].map(isAlive))).includes(true)
  await expect.poll(alive).toBe(false)
  await expect(demo.process('worker 3')).toContainText('ended with all others')
})

/** R, S, T (stopped), Z: proc_pid_stat(5). */
function stateOf(pid: number): string | undefined {
  return /\) (\w) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]
}

/** What the button of the dialog saves. */
async function saved(page: Page, name: string): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('region', { name: 'Export' }).getByRole('button', { name }).click()
  return readFileSync(await (await download).path(), 'utf8')
}
