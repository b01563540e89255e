// a pipeline into a PassThrough that nobody reads stops when both are full.
const { pipeline, PassThrough, Readable } = require('stream')
const { promisify } = require('util')
async function main() {
  const source = Readable.from(Array.from({ length: 100 }, () => 'x'.repeat(1024)))
  await promisify(pipeline)(source, new PassThrough())
  console.log('never')
}
main()
