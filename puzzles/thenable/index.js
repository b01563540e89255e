const thenable = {
  then(resolve) {
    console.log('then is called')
    resolve()
  },
}

Promise.resolve(thenable)
  .then(() => console.log('thenable'))
Promise.resolve()
  .then(() => console.log('plain 1'))
  .then(() => console.log('plain 2'))
console.log('main')
