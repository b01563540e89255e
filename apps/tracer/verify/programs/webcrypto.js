// node >= 16
const { subtle } = require('crypto').webcrypto
async function main() {
  const hash = await subtle.digest('SHA-256', Buffer.from('x'))
  L('digest ' + hash.byteLength)
  const key = await subtle.generateKey({ name: 'AES-GCM', length: 128 }, true, ['encrypt', 'decrypt'])
  L('key')
  const iv = Buffer.alloc(12)
  const c = await subtle.encrypt({ name: 'AES-GCM', iv }, key, Buffer.from('secret'))
  L('encrypted')
  await subtle.decrypt({ name: 'AES-GCM', iv }, key, c)
  L('decrypted')
  await subtle.exportKey('raw', key)
  L('exported')
}
main().then(() => setTimeout(() => L('timer'), 0))
