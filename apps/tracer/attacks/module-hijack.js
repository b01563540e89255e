// Takes the loader over.
const Module = require('module')
Module._load = () => {
  throw new Error('hijacked')
}
Module.prototype.require = Module._load
Module._extensions['.js'] = Module._load
for (const key of Object.keys(require.cache)) delete require.cache[key]
setTimeout(() => console.log('timer'), 1)
