// A thousand threads of the pool.
process.env.UV_THREADPOOL_SIZE = '1024'
const crypto = require('crypto')
for (let i = 0; i < 2000; i++) crypto.pbkdf2('x', 'y', 1e6, 64, 'sha512', () => {})
