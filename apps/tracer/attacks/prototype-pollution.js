// Everything that looks up a property finds this.
for (const name of ['type', 'name', 'message', 'stack', 'site', 'at', 'text', 'asyncId', 'frames', 'line'])
  Object.defineProperty(Object.prototype, name, {
    configurable: true,
    get() {
      return undefined
    },
    set(value) {
      Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true })
    },
  })
setTimeout(() => process.stdout.write('timer\n'), 1)
Promise.resolve().then(() => process.stdout.write('promise\n'))
