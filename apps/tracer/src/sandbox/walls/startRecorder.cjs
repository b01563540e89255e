'use strict'
// What `node -r` loads inside the walls: the recorder beside this file, from V8's code cache where there is one for this
// Node. Without it a third of a short run's processor time would go into compiling the recorder. V8 refuses a cache that
// other flags or another V8 made, and compiles. A Worker of the snippet's loads this too: it gets the little that is done there.
const { readFileSync } = require('fs')
const { Script } = require('vm')

// What a Worker may not call says so (lib/internal/process/worker_thread_only.js); Node's module of Workers would have to be loaded.
const inWorker = process.chdir.disabled === true
const script = new Script(
  readFileSync(`${__dirname}/${inWorker ? 'recorderInWorker' : 'recorder'}.js`, 'utf8'),
  { filename: __filename, cachedData: inWorker ? undefined : codeCache() },
)
script.runInThisContext()(exports, require, module, __filename, __dirname)

function codeCache() {
  try {
    return readFileSync(`${__dirname}/${process.version}.cache`)
  } catch {
    return undefined
  }
}
