const sleep = (ms) => new Promise((done) => setTimeout(done, ms))
async function one() {
  L('one starts')
  await null
  L('one after null')
  await sleep(2)
  L('one after sleep')
  await new Promise((done) => setImmediate(done))
  L('one after immediate')
  await new Promise((done) => require('fs').stat('/', done))
  L('one after stat')
  return 1
}
one().then((v) => {
  L('one is ' + v)
  Promise.all([sleep(1), sleep(3)]).then(() => L('all'))
  Promise.race([sleep(1), sleep(3)]).then(() => L('race'))
})
L('main')
