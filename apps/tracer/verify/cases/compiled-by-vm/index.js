// Whose is code that the program itself compiles, and on which line? https://nodejs.org/api/vm.html#vmruninthiscontextcode-options
const vm = require('vm')
const later = (word, ms) => `setTimeout(() => {\n  console.log('${word}')\n}, ${ms})`
vm.runInThisContext(later('unnamed', 1))
vm.runInThisContext(later('named', 150), { filename: 'inner.js' })
new vm.Script(later('in a context', 300)).runInNewContext({ setTimeout, console })
import(`data:text/javascript,${later('data', 450)}`)
