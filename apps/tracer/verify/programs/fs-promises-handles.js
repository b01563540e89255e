// node >= 18
const { open, opendir, mkdtemp, rm, readFile, writeFile, watch } = require('fs/promises')
async function main() {
  const folder = await mkdtemp('/tmp/handles-')
  L('folder')
  const handle = await open(folder + '/a', 'w+')
  await handle.writev([Buffer.from('one\n'), Buffer.from('two\n')])
  L('writev')
  await handle.datasync()
  L('datasync')
  await handle.close()
  L('closed')
  const again = await open(folder + '/a')
  for await (const line of again.readLines()) L('line ' + line)
  for await (const entry of await opendir(folder)) L('entry ' + entry.name)
  await Promise.allSettled([readFile(folder + '/a', { signal: AbortSignal.abort() }), readFile(folder + '/none')])
  L('settled')
  const aborter = new AbortController()
  setTimeout(() => { L('touch'); writeFile(folder + '/b', 'x').then(() => L('touched')) }, 2)
  try {
    for await (const { eventType } of watch(folder, { signal: aborter.signal })) { L('change ' + eventType); setImmediate(() => aborter.abort()); break }
  } catch (e) { L(e.name) }
  await rm(folder, { recursive: true })
  L('removed')
}
main()
