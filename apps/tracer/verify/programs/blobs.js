// node >= 20
const { openAsBlob, writeFileSync } = require('fs')
async function main() {
  writeFileSync('/tmp/blob', 'x'.repeat(150000))
  const blob = await openAsBlob('/tmp/blob')
  L('open')
  L('text ' + (await blob.text()).length)
  const part = new Blob([blob.slice(10, 20), 'tail'])
  L('part ' + (await part.text()))
  for await (const chunk of blob.stream()) L('chunk')
  await new Response(blob).arrayBuffer()
  L('response')
  const zipped = new Response(part.stream().pipeThrough(new CompressionStream('gzip')))
  L('zipped ' + ((await zipped.arrayBuffer()).byteLength > 10))
}
main()
setTimeout(() => L('timer'), 2)
