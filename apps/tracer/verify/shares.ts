import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shareStorm } from '../attacks/shareStorm.ts'

/**
 * node apps/tracer/verify/shares.ts [LINKS] [KILLS]: the storm of attacks/sharesKilled.test.ts with 10,000 links and 40 kills,
 * or as many as are asked for. Prints what came of it; the status is 1 when a link was lost or damaged.
 */
const [shares = 10_000, kills = 40] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'loopscope-storm-'))
const report = await shareStorm({ shares, kills, environment: { LOOPSCOPE_DATA: folder } })
rmSync(folder, { recursive: true, force: true })
console.log(JSON.stringify(report, null, 2))
if (report.lost.length + report.damaged.length > 0) process.exitCode = 1
