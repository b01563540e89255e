const controller = new AbortController()
const { signal } = controller

signal.onabort = () => console.log('abort')
process.nextTick(() => console.log('nextTick'))
controller.abort()
console.log('aborted: ' + signal.aborted)
