import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { EventOf, TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { describe, expect, it } from 'vitest'
import { RowDecoder } from '../../rows/decodeRows.ts'
import { Child } from '../../sandbox/process/child.ts'
import type { Runtime } from '../../sandbox/process/runtime.ts'
import { RowsFile } from '../../sandbox/run/rowsFile.ts'
import { nodeArguments } from '../../sandbox/walls/bubblewrap.ts'
import { testedRuntimes } from '../../testing/testedRuntimes.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
/** As if the process had lived for years: loaded before the recorder, with Node's internals at hand. */
const AGED = `
const { internalBinding } = require('internal/test/binding')
const { async_id_fields: fields, constants } = internalBinding('async_wrap')
fields[constants.kAsyncIdCounter] = 2 ** 31 - 20
`
const SOURCE = `
let left = 40
const next = () => { if (left-- > 0) setImmediate(next) }
setImmediate(next)
`

describe.each(testedRuntimes([12, 16, 20, 24, 26]))('on Node $major', (runtime) => {
  it('tells ids beyond 31 bits as they are', async () => {
    const events = await record(runtime)
    const made = events.filter((event) => event.type === 'init' && event.resource === 'Immediate')
    const ids = (made as EventOf<'init'>[]).map(({ asyncId }) => asyncId)
    const begun = events.flatMap((event) => (event.type === 'before' ? [event.asyncId] : []))
    const callers = (made as EventOf<'init'>[]).map((event) => event.executionAsyncId)
    expect({
      isAscending: ids.every((id, i) => i === 0 || id > (ids[i - 1] ?? 0)),
      isBeyond: (ids.at(-1) ?? 0) > 2 ** 31,
      begun: begun.filter((id) => ids.includes(id)),
      callers,
    }).toEqual({ isAscending: true, isBeyond: true, begun: ids, callers: [1, ...ids.slice(0, -1)] })
  })
})

async function record(runtime: Runtime): Promise<TraceEvent[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'loopscope-wide-')))
  const rows = new RowsFile(2 ** 24)
  try {
    const aged = join(folder, 'aged.cjs')
    const main = join(folder, 'index.js')
    writeFileSync(aged, AGED)
    const args = ['-r', aged, ...nodeArguments(64, runtime.major, RECORDER, main)]
    const command = { file: runtime.path, args, env: {}, cwd: folder, group: true, generations: 0 }
    const child = new Child(command, rows)
    rows.handedOver()
    expect([await child.ready, child.startText]).toEqual([true, ''])
    const job = { source: SOURCE, file: 'index.js', args: [], threadPoolSize: null }
    child.start({ ...job, maxRows: 10_000, record: true, sampling: null }, () => undefined)
    await child.gone
    const decoder = new RowDecoder(main, 10_000)
    const events = decoder.push(rows.read())
    expect(decoder.broken).toBe(false)
    return events
  } finally {
    rows.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
