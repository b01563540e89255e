// What is thrown is no Error: what does Node say of it? https://nodejs.org/api/process.html#event-uncaughtexception
process.on('uncaughtException', (thrown) => console.log(typeof thrown))
class Problem { constructor(status) { this.status = status } }
setImmediate(() => { throw new Problem(404) })
setTimeout(() => { throw 'text' }, 5)
process.nextTick(() => { throw undefined })
setTimeout(() => { throw null }, 20)
throw { code: 1 }
