// node >= 15
const target = new EventTarget()
target.addEventListener('x', () => { L('event'); Promise.resolve().then(() => L('promise')) })
setTimeout(() => { L('dispatch'); target.dispatchEvent(new Event('x')); L('dispatched') }, 1)
