// A look at the whole heap: what did the service leave in it?
const v8 = require('v8')
if (v8.writeHeapSnapshot) console.log(v8.writeHeapSnapshot('/tmp/app/heap'))
else console.log('no snapshot')
