// node >= 18
const { ReadableStream, TransformStream } = require('stream/web')
async function main() {
  const source = new ReadableStream({ start(c) { setTimeout(() => { c.enqueue('a'); c.close() }, 2) } })
  for await (const c of source.pipeThrough(new TransformStream({ transform(x, t) { L('transform'); t.enqueue(x + x) } }))) L('chunk ' + c)
  const blob = new Blob(['hello'])
  L('blob ' + (await blob.text()))
  L('blob stream')
  for await (const c of blob.stream()) L('blob chunk ' + c.length)
}
main()
