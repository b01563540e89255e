import fs from 'node:fs'
setImmediate(() => console.log(1))
Promise.resolve().then(() => console.log(2))
process.nextTick(() => console.log(3))
fs.readFile(new URL(import.meta.url), () => {
  console.log(4)
  setTimeout(() => console.log(5))
  setImmediate(() => console.log(6))
  process.nextTick(() => console.log(7))
})
console.log(8)
