// Replaces the folders that the sandbox stands on.
const fs = require('fs')
for (const [from, to] of [['/usr', '/tmp/usr'], ['/tmp', '/tmp2'], ['/lib', '/tmp/lib'], ['/loopscope', '/tmp/loopscope']])
  try {
    fs.renameSync(from, to)
    console.log('ESCAPED: moved', from)
  } catch (error) {
    console.log(error.code)
  }
for (const file of ['/usr/bin/node', '/loopscope/recorder.cjs'])
  try {
    fs.linkSync(file, `/tmp/${file.length}`)
    console.log('ESCAPED: linked', file)
  } catch (error) {
    console.log(error.code)
  }
