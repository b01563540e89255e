// a semaphore is taken twice by the same function: nothing hangs, the process just ends.
const semaphore = { free: 1, waiting: [] }
const acquire = () =>
  new Promise((resolve) => {
    if (semaphore.free > 0) resolve(semaphore.free--)
    else semaphore.waiting.push(resolve)
  })
async function work() {
  await acquire()
  console.log('first')
  await acquire()
  console.log('never')
}
work()
