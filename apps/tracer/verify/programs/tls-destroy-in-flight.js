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
  s.pause()
  setTimeout(() => s.destroy(), 60)
  s.on('error', () => L('server error'))
  s.on('close', () => { L('server socket close'); server.close() })
})
server.listen(0, '127.0.0.1', () => {
  const c = tls.connect({ port: server.address().port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
    L('secure connect')
    c.write(Buffer.alloc(12 << 20), (e) => L('write ' + (e && e.code)))
    setTimeout(() => { L('destroy'); c.destroy() }, 20)
  })
  c.on('error', (e) => L('error ' + e.code))
  c.on('close', () => L('close'))
})
