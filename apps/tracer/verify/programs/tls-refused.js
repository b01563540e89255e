const tls = require('tls')
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgbg1uEqhYyGvPCbRc
1wkweJJ/beOehHPbv8DJLyLmoFehRANCAASJCbpSZk4Shb9SfUF7qxfqSKhvLaFw
mcBZMy0fFYFb76wBieA13QP5grlDxHvAUngYSuvJZBv8Bayf1kHoVdse
-----END PRIVATE KEY-----`
const cert = `-----BEGIN CERTIFICATE-----
MIIBfjCCASWgAwIBAgIUdLb7tLAez/cS9NHaQvfjeuW+G3kwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzExMjQ0MloYDzIxMjYxMDMw
MTEyNDQyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASJCbpSZk4Shb9SfUF7qxfqSKhvLaFwmcBZMy0fFYFb76wBieA13QP5
grlDxHvAUngYSuvJZBv8Bayf1kHoVdseo1MwUTAdBgNVHQ4EFgQUDJFV+NcA58mG
yNDJTllbP/tajogwHwYDVR0jBBgwFoAUDJFV+NcA58mGyNDJTllbP/tajogwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiADxbEYSJt1lcO7upYILuGg
yZfV5tdWQqx6og4+kjMZnwIgX9irmkH0CF6oIfcZdSGZBjgY1Kc6irdbOAt1y2CL
x2Q=
-----END CERTIFICATE-----`
const server = tls.createServer({ key, cert }, (s) => {
  L('secure connection')
  s.on('error', () => L('server socket error'))
  s.on('close', () => L('server socket close'))
  s.on('data', () => { L('server data'); s.write(Buffer.alloc(1 << 20), () => L('big written')); s.end(() => L('server end')) })
})
server.on('tlsClientError', () => L('client error'))
server.listen(0, '127.0.0.1', () => {
  const port = server.address().port
  tls.connect({ port, host: '127.0.0.1' }).on('error', (e) => {
    L('refused')
    const c = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false, maxVersion: 'TLSv1.2' }, () => { L('secure'); c.write('x', () => L('written')) })
    c.on('session', () => L('session'))
    c.on('end', () => L('end'))
    c.on('close', () => { L('close'); server.close(() => L('server close')) })
    c.resume()
  }).on('close', () => L('refused close'))
  const plain = require('net').connect(port, '127.0.0.1', () => plain.end('no tls at all'))
  plain.on('error', () => {}).resume().on('close', () => L('plain close'))
})
