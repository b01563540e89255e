import { clockUs } from './clock.ts'
import { placeOfCaller, placeOfError } from './placeOf.ts'
import type { ProcessReport } from './processReport.ts'

const LOGS_PER_SECOND = 20

/** What the program prints and throws is told with its place; of many lines a second the first ones. */
export function watchLog(tell: (what: ProcessReport) => void): void {
  const print = console.log
  let second = 0
  let count = 0
  let dropped = 0
  console.log = function log(...values: unknown[]) {
    print(...values)
    const at = clockUs()
    if (at - second > 1e6) [second, count] = [at, 0]
    count += 1
    if (count > LOGS_PER_SECOND) {
      dropped += 1
      return
    }
    const place = placeOfCaller(log)
    tell({ told: 'log', at, text: values.join(' '), dropped, ...(place && { place }) })
    dropped = 0
  }
  process.on('uncaughtExceptionMonitor', (error: Error) => {
    const place = placeOfError(error)
    const text = `${error.name}: ${error.message}`
    tell({ told: 'threw', at: clockUs(), text, ...(place && { place }) })
  })
}
