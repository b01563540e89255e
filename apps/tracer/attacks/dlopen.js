// Native code of the sandbox's own libraries, and of a file that the snippet made.
const fs = require('fs')
const lib = '/lib/x86_64-linux-gnu/libc.so.6'
try {
  fs.copyFileSync(lib, '/tmp/app/own.node')
} catch (error) {
  console.log(error.code)
}
for (const path of [lib, '/tmp/app/own.node'])
  try {
    process.dlopen({ exports: {} }, path)
    console.log('loaded')
  } catch (error) {
    console.log('refused')
  }
