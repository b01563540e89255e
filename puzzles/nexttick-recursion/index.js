let count = 0
function again() {
  console.log('tick ' + ++count)
  if (count < 3) process.nextTick(again)
}

process.nextTick(again)
Promise.resolve().then(() => console.log('promise'))
setImmediate(() => console.log('immediate'))
