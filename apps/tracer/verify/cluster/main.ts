import { parseArgs } from 'node:util'
import { tally } from './client.ts'
import { oneId } from './oneId.ts'
import { overload } from './overload.ts'
import { missingForRig, REPLICAS, startRig } from './rig.ts'
import { rollingRestart } from './rollingRestart.ts'
import { storm } from './storm.ts'
import { verifyBatches } from './verifyBatches.ts'
import { withoutDatabase } from './withoutDatabase.ts'

/**
 * `npm run verify:cluster`: three replicas, HAProxy with the configuration of deploy/, PostgreSQL and Redis, what their deaths cost,
 * and what too much load does. --rounds: deaths of each; --overload: seconds of it. Takes about four minutes as it is.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    overload: { type: 'string', default: '20' },
    clients: { type: 'string', default: '200' },
  },
})
const missing = await missingForRig()
if (missing !== null) {
  console.error(`Not verified: ${missing} is not installed.`)
  process.exit(77)
}
const rig = await startRig(2)
let isRight = true
const tell = (what: string, right: boolean, figures: unknown) => {
  isRight &&= right
  console.log(`${right ? 'right' : 'WRONG'}  ${what}: ${JSON.stringify(figures)}`)
}
try {
  const followed = await oneId(rig)
  tell('one id', followed.haproxy && followed.logs.length === 2 && followed.span, followed)

  for await (const { what, right, figures } of verifyBatches(rig, Number(values.rounds)))
    tell(what, right, figures)

  const away = await withoutDatabase(rig, 100)
  const onlyRuns = away.endings.every((ending) => ending === 'outcome')
  const refused =
    String(away.opened) === '200,503' && away.link[0] === 503 && away.link[1] && away.after === 200
  tell('PostgreSQL away', onlyRuns && refused, { ...away, endings: tally(away.endings) })

  const restarted = await rollingRestart(rig, REPLICAS)
  tell(
    'rolling restart',
    restarted.endings.every((ending) => ending === 'outcome') &&
      restarted.ended.every((status) => status === 0) &&
      restarted.kept.every((status) => status === 201),
    { ...restarted, endings: tally(restarted.endings) },
  )

  const stormed = await storm(rig, Number(values.rounds))
  tell(
    'deaths',
    stormed.promised > 0 &&
      stormed.lost.length + stormed.damaged.length === 0 &&
      !stormed.endings.some((ending) => ending.startsWith('wrong')),
    { ...stormed, endings: tally(stormed.endings) },
  )

  const loaded = await overload(rig, Number(values.clients), Number(values.overload))
  const statuses = tally(loaded.statuses.map(String))
  tell(
    'overload',
    Object.keys(statuses).every((status) => ['200', '429', '503'].includes(status)) &&
      loaded.p95WaitSeconds <= 1,
    { ...loaded, statuses },
  )
} finally {
  await rig.close()
}
if (!isRight) process.exitCode = 1
