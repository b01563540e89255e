// 'end' never comes: nobody reads. https://nodejs.org/api/stream.html#event-end
const fs = require('fs')
const file = fs.createReadStream(__filename)
file.on('open', () => console.log('open'))
file.on('end', () => console.log('never'))
