import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openRecording } from '@loopscope/shared/wire/versions/openRecording'
import { safeText } from './print/safeText.ts'
import { servePage } from './servePage.ts'
import { StopSignal } from './stopSignal.ts'

const PAGE = fileURLToPath(new URL('../../../web/dist', import.meta.url))
const REFUSED = 2

/**
 * Shows recordings in the page: prints an address for each and serves them on this machine alone, until it is stopped.
 * Exit status: 0 when it was stopped, 2 when a file is no recording or the page is not built.
 */
export async function open(files: readonly string[]): Promise<number> {
  const texts: string[] = []
  for (const file of files) {
    const read = readRecording(file)
    if ('why' in read) {
      process.stderr.write(`${safeText(`${file}: ${read.why}`)}\n`)
      return REFUSED
    }
    texts.push(read.text)
  }
  const stop = new StopSignal()
  const page = await servePage(PAGE, texts)
  if (page === null) {
    process.stderr.write('The page is not built: run npm run build once.\n')
    stop.close()
    return REFUSED
  }
  const shown = files.map((file, index) => `${page.address}/?open=${index}  ${safeText(file)}\n`)
  process.stdout.write(`${shown.join('')}Ctrl+C ends it.\n`)
  await new Promise((resolve) => stop.signal.addEventListener('abort', resolve, { once: true }))
  await page.close()
  stop.close()
  return 0
}

function readRecording(file: string): { text: string } | { why: string } {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    return { why: code === 'ENOENT' ? 'there is no such file' : 'it could not be read' }
  }
  const opened = openRecording(text)
  return opened.type === 'refused' ? { why: opened.sentence } : { text }
}
