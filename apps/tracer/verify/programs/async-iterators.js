// node >= 12
async function* ticks() {
  for (let i = 0; i < 3; i++) { yield i; await new Promise((done) => setTimeout(done, 1)) }
}
async function main() {
  for await (const i of ticks()) L('tick ' + i)
  const stream = require('stream').Readable.from(['a', 'b'])
  for await (const c of stream) L('chunk ' + c)
  const file = require('fs').createReadStream(__filename, { highWaterMark: 200, end: 500 })
  for await (const c of file) L('file chunk ' + c.length)
  L('done')
}
main()
