async function work() {
  await Promise.resolve()
  console.log('await')
}

work()
Promise.resolve()
  .then(() => console.log('then 1'))
  .then(() => console.log('then 2'))
  .then(() => console.log('then 3'))
