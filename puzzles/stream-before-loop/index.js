const { Readable } = require('stream')

async function main() {
  const stream = Readable.from(['a', 'b'])
  for await (const chunk of stream)
    console.log(chunk)
  console.log('done')
}

main()
setImmediate(() => console.log('immediate'))
process.nextTick(() => console.log('nextTick'))
