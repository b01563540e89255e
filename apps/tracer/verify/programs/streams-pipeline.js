// node >= 16
const { createReadStream, createWriteStream } = require('fs')
const { createGunzip, createGzip } = require('zlib')
const { pipeline } = require('stream/promises')
const { Readable, Writable } = require('stream')
async function main() {
  await pipeline(createReadStream(process.execPath, { end: 200000 }), createGzip(), createWriteStream('/tmp/a.gz'))
  L('zipped')
  let bytes = 0
  await pipeline(createReadStream('/tmp/a.gz'), createGunzip(), async function* (source) { for await (const c of source) { bytes += c.length; yield c } }, new Writable({ write(c, _, done) { setImmediate(done) } }))
  L('unzipped ' + bytes)
  await pipeline(Readable.from([1, 2]), async function* (source) { for await (const n of source) { L('number ' + n); if (n === 2) throw new Error('two') } }, new Writable({ objectMode: true, write(c, _, done) { done() } })).catch((e) => L('failed ' + e.message))
  const aborter = new AbortController()
  setTimeout(() => { L('abort'); aborter.abort() }, 2)
  await pipeline(new Readable({ read() {} }), new Writable(), { signal: aborter.signal }).catch((e) => L(e.name))
  await pipeline(createReadStream('/none'), new Writable()).catch((e) => L(e.code))
}
main().then(() => L('done'))
