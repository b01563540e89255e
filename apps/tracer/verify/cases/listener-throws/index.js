// An uncaughtException listener throws: exit code 7. https://nodejs.org/api/process.html#exit-codes
process.on('uncaughtException', (error) => {
  console.log(error.message)
  throw new Error('in the listener')
})
setTimeout(() => { throw new Error('first') }, 1)
