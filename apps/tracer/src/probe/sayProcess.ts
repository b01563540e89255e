import { ROW_VERSION, ROWS } from '../rows/contract/rowTable.ts'
import { counters, readCounters } from './clock/clock.ts'
import { writeText } from './rowBuffer.ts'
import { essentialRow, forgetRows, openRows } from './rowWriter.ts'

const MAIN_THREAD = 0

/** Writes the recording's first row, which says what process this is. Before any job: a snippet cannot have written it. */
export function sayProcess(): void {
  openRows(1)
  readCounters()
  writeText(0, process.versions.uv ?? '')
  const hasCounters = counters.loopCount < 0 ? 0 : 1
  essentialRow(ROWS.process, ROW_VERSION, process.pid, MAIN_THREAD, hasCounters)
  forgetRows()
}
