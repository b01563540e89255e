import { parseArgs } from 'node:util'
import { PARTS } from './parts.ts'
import { missingForRig, startRig } from './rig.ts'

/**
 * `npm run verify:cluster`: three replicas, HAProxy with the configuration of deploy/, PostgreSQL and Redis, what their deaths cost,
 * what too much load does, and what many readers and many replicas bring. --rounds: deaths of each; --overload: seconds of it;
 * --seconds: of each slice where ways take turns; --only: some of the parts, with commas between them.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    overload: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '15' },
    clients: { type: 'string', default: '200' },
    only: { type: 'string', default: Object.keys(PARTS).join(',') },
  },
})
const wanted = values.only.split(',')
const unknown = wanted.filter((name) => !(name in PARTS))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}: --only takes ${Object.keys(PARTS).join(',')}.`)
  process.exit(64)
}
const missing = await missingForRig()
if (missing !== null) {
  console.error(`Not verified: ${missing} is not installed.`)
  process.exit(77)
}
const rig = await startRig(2)
const settings = {
  rounds: Number(values.rounds),
  overloadSeconds: Number(values.overload),
  seconds: Number(values.seconds),
  clients: Number(values.clients),
}
try {
  for (const name of wanted)
    for await (const { what, right, figures } of PARTS[name]?.(rig, settings) ?? []) {
      if (right === null) process.exitCode ??= 77
      if (right === false) process.exitCode = 1
      const word = right === null ? 'NOT MEASURED' : right ? 'right' : 'WRONG'
      console.log(`${word}  ${what}: ${JSON.stringify(figures)}`)
    }
} finally {
  await rig.close()
}
