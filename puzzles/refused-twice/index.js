const net = require('net')

net.connect(1, '127.0.0.1')
  .on('error', () => console.log('TCP refused'))
net.connect(__filename)
  .on('error', () => console.log('UNIX refused'))
setImmediate(() => console.log('immediate'))
