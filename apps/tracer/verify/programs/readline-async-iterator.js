// node >= 18
const { createInterface } = require('readline')
const { createReadStream } = require('fs')
const { Readable } = require('stream')
async function main() {
  let n = 0
  for await (const line of createInterface({ input: createReadStream(__filename), crlfDelay: Infinity })) { if (n++ < 2) { L('line'); await new Promise((d) => setImmediate(d)); L('after immediate') } }
  L('lines over')
  const slow = Readable.from((async function* () { yield 'a\nb'; await new Promise((d) => setTimeout(d, 2)); yield 'c\n' })())
  for await (const line of createInterface({ input: slow })) L(line)
  const questions = require('readline/promises').createInterface({ input: Readable.from(['yes\n']), output: new (require('stream').Writable)({ write(c, e, d) { d() } }) })
  L('answer ' + (await questions.question('? ')))
  questions.close()
}
main()
