'use strict'
// Loaded by `node -r` in the place of startRecorder.cjs: runs the recorder beside this file, and at the end of the run
// writes what V8 has compiled of it.
const { readFileSync, writeFileSync } = require('fs')
const { Script } = require('vm')

const { version } = process

// V8 takes a cache only under the flags under which it was made, and the recorder changes some for good as it starts.
const v8 = binding('v8')
const { setFlagsFromString } = v8
v8.setFlagsFromString = (flag) => {
  if (!/gc-task$|scavenge-task$|^--max-old-space-size=/.test(flag)) setFlagsFromString(flag)
}
const source = readFileSync(`${__dirname}/recorder.js`, 'utf8')
// Up to Node 18 V8 takes a script's name from the cache: it must be the one inside the walls (rootfs.ts), by which the
// recorder knows its own frames.
const filename = '/loopscope/recorder.cjs'
const script = new Script(source, { filename })
const createCachedData = script.createCachedData.bind(script)
process.on('exit', () => writeFileSync(`${__dirname}/${version}.cache`, createCachedData()))
script.runInThisContext()(exports, require, module, filename, __dirname)

// The recorder changes flags by the same object (probe/setV8Flag.ts).
function binding(name) {
  if (Number.parseInt(process.versions.node, 10) < 12) return process.binding(name)
  return require('internal/test/binding').internalBinding(name)
}
