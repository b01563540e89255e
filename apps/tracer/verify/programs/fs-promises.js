// node >= 12
const fs = require('fs').promises
async function main() {
  L('start')
  await fs.writeFile('/tmp/p.txt', 'abc')
  L('written')
  const text = await fs.readFile('/tmp/p.txt', 'utf8')
  L('read ' + text)
  const handle = await fs.open('/tmp/p.txt', 'r')
  L('opened')
  await handle.read(Buffer.alloc(2), 0, 2, 0)
  L('read handle')
  await handle.close()
  L('closed')
  await fs.stat('/nope').catch((e) => L(e.code))
  await Promise.all([fs.stat('/tmp'), fs.readdir('/tmp'), fs.access('/tmp')])
  L('all')
}
main().then(() => L('end'))
