const wait = (ms, value) =>
  new Promise((done) => setTimeout(done, ms, value))
const jobs = [wait(300, 'slow'), wait(100, 'fast')]

Promise.all(jobs)
  .then((all) => console.log(all.join()))
Promise.race(jobs)
  .then((one) => console.log(one))
console.log('main')
