import { Failure, script } from './lib/failure.mjs'
import { addRuntimes, inspectRuntime, majors, parseMajor, removeRuntime } from './lib/runtime.mjs'

const usage = 'npm run runtimes -- list | add MAJOR... | remove MAJOR...'

const list = async () => {
  for (const runtime of await Promise.all(majors.map(inspectRuntime))) {
    const note = { ready: '', absent: `npm run runtimes -- add ${runtime.major}` }[runtime.state]
    const cells = [String(runtime.major), runtime.version ?? '-', runtime.state]
    console.log(
      [...cells.map((cell) => cell.padEnd(10)), note ?? runtime.reason].join('').trimEnd(),
    )
  }
}

const add = async (wanted) => {
  for (const major of wanted) {
    const runtime = await inspectRuntime(major)
    if (runtime.state === 'missing')
      throw new Failure(`Node ${major} cannot be added: ${runtime.reason}.`)
  }
  await addRuntimes(wanted)
  await list()
}

const remove = async (unwanted) => {
  for (const major of unwanted) removeRuntime(major)
  await list()
}

await script(async () => {
  const [verb = 'list', ...rest] = process.argv.slice(2)
  const chosen = rest.map(parseMajor)
  if (verb === 'list') return list()
  if (verb === 'add' && chosen.length > 0) return add(chosen)
  if (verb === 'remove' && chosen.length > 0) return remove(chosen)
  throw new Failure(usage)
})
