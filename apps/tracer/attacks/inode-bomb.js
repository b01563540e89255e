// Files without content cost the kernel memory that no quota of bytes counts.
const fs = require('fs')
for (let i = 0; ; i++) {
  if (i % 1000 === 0) fs.mkdirSync(`/tmp/app/${i / 1000}`)
  fs.closeSync(fs.openSync(`/tmp/app/${Math.floor(i / 1000)}/${i}`, 'w'))
}
