const promise = new Promise((resolve) => {
  console.log('executor')
  resolve()
  console.log('resolved')
})
promise.then(() => console.log('then'))
console.log('main')
