import { readFile } from 'node:fs/promises'
import { CLASSIC_SNIPPET } from '@loopscope/shared/wire/classicSnippet'
import { expect, type Page } from '@playwright/test'
import { Playground } from './support/playground.ts'
import { runsIn } from './support/runsIn.ts'
import { sharePage, test } from './support/test.ts'

const ran = runsIn(sharePage(Playground.open))

// The context is the next test's too.
test.afterEach(({ context }) => context.setOffline(false))

async function saved(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('region', { name: 'Export' })
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click(),
  ])
  return download.path()
}

test('a recording is saved as a trace, a table, a picture, and a page that plays it without any network', async ({
  context,
}) => {
  const { page, playground } = await ran(CLASSIC_SNIPPET)
  await page.keyboard.press('l')
  await playground.button('Share').click()

  const trace = JSON.parse(await readFile(await saved(page, 'Perfetto trace'), 'utf8')) as {
    traceEvents: { ph: string; name: string; args?: { name?: string } }[]
  }
  const tracks = trace.traceEvents.filter(({ name }) => name === 'thread_name')
  expect(tracks.map(({ args }) => args?.name).slice(0, 6)).toEqual([
    'main',
    'Timers',
    'Pending',
    'Poll',
    'Check',
    'Close',
  ])
  const count = (kind: string) => trace.traceEvents.filter(({ ph }) => ph === kind).length
  expect([count('s'), count('i')]).toEqual([count('f'), 8])

  const table = await readFile(await saved(page, 'Markdown table'), 'utf8')
  const printed = [...table.matchAll(/\| `(\d)` \| (\w+) \| (\w*)/g)].map((row) =>
    row.slice(1).join(' '),
  )
  expect(printed).toEqual([
    '8 main ',
    '3 main nextTick',
    '2 main microtask',
    '1 check ',
    '4 poll ',
    '7 poll nextTick',
    '6 check ',
    '5 timers ',
  ])

  expect(table).toMatch(/\n```js\n {1}1 {2}[\s\S]*\n11 {2}console\.log\(8\);\n```\n/)

  const svg = await readFile(await saved(page, 'SVG picture'), 'utf8')
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" [\s\S]*>Timers<[\s\S]*<\/svg>$/)
  const code = [...svg.matchAll(/<text [^>]*xml:space="preserve">(.*?)<\/text>/g)].map(([, text]) =>
    text?.replaceAll(/<[^>]*>/g, ''),
  )
  expect(code.at(-1)).toBe('console.log(8);')
  const png = await readFile(await saved(page, 'PNG picture'))
  expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])

  const file = await saved(page, 'HTML player')
  const html = await readFile(file, 'utf8')
  await context.setOffline(true)
  const player = await context.newPage()
  const asked: string[] = []
  player.on('request', (request) => asked.push(request.url()))
  await player.setContent(html)
  const position = player.getByRole('slider', { name: 'Position' })
  await expect(position).toHaveValue(await playground.position.inputValue())
  await player.getByRole('button', { name: 'Step forward' }).click()
  await expect(position).toHaveValue(String(Number(await playground.position.inputValue()) + 1))
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([])
})

test('markup in what was printed stays text in the saved page', async ({ context }) => {
  const { page, playground } = await ran(
    `console.log('</script><script>document.title = "taken"</script><!--')`,
  )
  await playground.button('Share').click()
  const html = await readFile(await saved(page, 'HTML player'), 'utf8')
  const player = await context.newPage()
  await player.setContent(html)
  await expect(player.getByRole('slider', { name: 'Position' })).toBeVisible()
  expect(await player.title()).toBe('A recording of Node 24 - Loopscope')
  await player.getByRole('slider', { name: 'Position' }).press('End')
  await expect(player.getByRole('main')).toContainText('</script><script>')
})

test('a stretch of a recording is saved as a picture that moves, and the page stays at its step', async () => {
  const { page, playground } = await ran(CLASSIC_SNIPPET)
  await playground.position.press('End')
  const last = Number(await playground.position.inputValue())
  for (let i = 0; i < 4; i++) await playground.position.press('ArrowLeft')
  await playground.button('Share').click()
  const gif = await readFile(await saved(page, 'GIF'))
  expect(picturesOf(gif)).toEqual({
    kind: 'GIF89a',
    pictures: 5,
    repeats: true,
    delays: [67, 67, 67, 67, 200],
  })
  await expect(playground.position).toHaveValue(String(last - 4))
})

/** What a GIF says of itself: https://www.w3.org/Graphics/GIF/spec-gif89a.txt. Delays in hundredths of a second. */
function picturesOf(gif: Buffer) {
  const delays: number[] = []
  const palette = (packed: number) => (packed & 0x80 ? 3 << ((packed & 7) + 1) : 0)
  let at = 13 + palette(gif[10] ?? 0)
  let pictures = 0
  let repeats = false
  const skipBlocks = () => {
    while (gif[at] !== 0) at += (gif[at] ?? 0) + 1
    at++
  }
  while (gif[at] !== 0x3b) {
    if (gif[at] === 0x2c) {
      pictures++
      at += 10 + palette(gif[at + 9] ?? 0) + 1
    } else {
      if (gif[at + 1] === 0xf9) delays.push(gif.readUInt16LE(at + 4))
      if (gif.toString('latin1', at + 3, at + 14) === 'NETSCAPE2.0') repeats = true
      at += 2
    }
    skipBlocks()
  }
  return { kind: gif.toString('latin1', 0, 6), pictures, repeats, delays }
}
