// The module that is imported throws, so that nothing of this one runs. https://nodejs.org/api/esm.html
import 'data:text/javascript,throw new Error("in the import")'
console.log('never')
