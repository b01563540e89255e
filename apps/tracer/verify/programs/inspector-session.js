// node >= 20
const { Session } = require('inspector/promises')
async function main() {
  const session = new Session()
  session.connect()
  L('connected')
  const { result } = await session.post('Runtime.evaluate', { expression: '1 + 1' })
  L('evaluated ' + result.value)
  const later = await session.post('Runtime.evaluate', { expression: 'new Promise((d) => setTimeout(d, 2))', awaitPromise: true })
  L('awaited')
  session.disconnect()
}
main()
setImmediate(() => L('immediate'))
