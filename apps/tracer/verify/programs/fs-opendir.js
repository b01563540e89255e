// node >= 13
const fs = require('fs')
async function main() {
  const dir = await fs.promises.opendir('/tmp/app')
  L('opened')
  for await (const entry of dir) L('entry ' + entry.name.length)
  L('done')
}
main()
