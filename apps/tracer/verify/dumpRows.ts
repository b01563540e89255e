import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROWS, type RowName } from '../src/rows/contract/rowTable.ts'
import { RowReader } from '../src/rows/rowReader.ts'
import { createRowViews } from '../src/rows/rowView.ts'
import { Child } from '../src/sandbox/process/child.ts'
import { findRuntimes } from '../src/sandbox/process/runtimes.ts'
import { RowsFile } from '../src/sandbox/run/rowsFile.ts'
import { nodeArguments } from '../src/sandbox/walls/bubblewrap.ts'

/**
 * `node apps/tracer/verify/dumpRows.ts FILE [MAJOR]`: runs FILE under the recorder, without any walls, and prints each
 * row as it was written: time in us, name, fields. Only for programs that you trust.
 */
const RECORDER = fileURLToPath(new URL('../dist/recorder.cjs', import.meta.url))
const MOST_BYTES = 64 * 1024 * 1024
const [file = '', major = '24'] = process.argv.slice(2)
const runtime = findRuntimes().find((each) => String(each.major) === major)
if (file === '' || runtime === undefined) {
  console.error('Usage: node apps/tracer/verify/dumpRows.ts FILE [MAJOR], of an installed Node.')
  process.exit(2)
}

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'loopscope-rows-')))
const rows = new RowsFile(MOST_BYTES)
try {
  const main = join(folder, file.endsWith('.mjs') ? 'index.mjs' : 'index.js')
  const args = nodeArguments(64, runtime.major, RECORDER, join(folder, 'index.js'))
  const command = { file: runtime.path, args, env: {}, cwd: folder }
  const child = new Child({ ...command, group: true, generations: 0 }, rows)
  rows.handedOver()
  if (await child.ready) {
    const job = {
      source: readFileSync(file, 'utf8'),
      file: main.slice(folder.length + 1),
      args: [],
    }
    child.start(
      { ...job, threadPoolSize: null, maxRows: 200_000, record: true, sampling: null },
      (_stream, bytes) => process.stderr.write(bytes),
    )
  } else console.error(child.startText)
  await child.gone
  print()
} finally {
  rows.close()
  rmSync(folder, { recursive: true, force: true })
}

function print(): void {
  const texts = new Map<number, string>()
  const names = new Map(Object.entries(ROWS).map(([name, { kind }]) => [kind, name as RowName]))
  const views = createRowViews({ textOf: (id) => texts.get(id), sites: () => Infinity })
  const reader = new RowReader()
  for (let bytes = rows.read(); bytes.length > 0; bytes = rows.read())
    reader.push(bytes, (item) => {
      if (item.type === 'text') {
        texts.set(item.id, item.text)
        if (item.id === 0) console.log(`             text ${JSON.stringify(item.text)}`)
        return true
      }
      const name = names.get(item.row.kind)
      const fields = name === undefined ? item.row.slots : { ...views[name](item.row) }
      console.log(item.row.time.toFixed(1).padStart(12), name ?? 'unknown', JSON.stringify(fields))
      return true
    })
}
