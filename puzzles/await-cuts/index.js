async function work() {
  console.log('work begins')
  await null
  console.log('work goes on')
}

console.log('main begins')
work()
console.log('main ends')
