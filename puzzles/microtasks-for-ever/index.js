let left = 1000
function again() {
  if (--left === 0) console.log('thousand')
  else Promise.resolve().then(again)
}

setTimeout(() => console.log('timer'), 0)
again()
process.nextTick(() => console.log('nextTick'))
console.log('main')
