// node >= 16
const { setTimeout: sleep, setImmediate: immediate, setInterval: every } = require('timers/promises')
async function main() {
  await sleep(2)
  L('slept')
  await immediate()
  L('immediate')
  let n = 0
  for await (const _ of every(1)) { L('interval'); if (++n === 3) break }
  L('done')
}
main()
