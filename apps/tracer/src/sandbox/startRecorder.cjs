'use strict'
// What `node -r` loads inside the walls: the recorder beside this file, from V8's code cache where there is one for this
// Node. Without it a third of a short run's processor time would go into compiling the recorder. V8 refuses a cache that
// other flags or another V8 made, and compiles.
const { readFileSync } = require('fs')
const { Script } = require('vm')

const script = new Script(readFileSync(`${__dirname}/recorder.js`, 'utf8'), {
  filename: __filename,
  cachedData: codeCache(),
})
script.runInThisContext()(exports, require, module, __filename, __dirname)

function codeCache() {
  try {
    return readFileSync(`${__dirname}/${process.version}.cache`)
  } catch {
    return undefined
  }
}
