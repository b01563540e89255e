// What there is to know about the network.
const os = require('os')
try {
  console.log(Object.keys(os.networkInterfaces()))
} catch (error) {
  console.log(error.message)
}
try {
  console.log(os.userInfo())
} catch (error) {
  console.log(error.code)
}
console.log(os.hostname())
