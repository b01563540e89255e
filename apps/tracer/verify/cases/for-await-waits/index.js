// for await over a stream that nobody ends: the loop's body ran once, and the process is gone.
const { Readable } = require('stream')
const lines = new Readable({ read() {} })
lines.push('first')
async function print() {
  for await (const line of lines) console.log(String(line))
  console.log('never')
}
print()
