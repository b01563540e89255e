// A domain takes an error, and the program ends by itself: no process.exit(). https://nodejs.org/api/domain.html
const domain = require('domain').create()
domain.on('error', (e) => console.log('domain took', e.message))
domain.run(() => setTimeout(() => { throw new Error('x') }, 2))
