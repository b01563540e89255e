// Datagrams need no connection: to the host, to everybody, to groups.
const socket = require('dgram').createSocket('udp4')
socket.bind(() => {
  socket.setBroadcast(true)
  const targets = ['255.255.255.255', '224.0.0.1', '10.0.0.1', '169.254.169.254', '8.8.8.8']
  let left = targets.length
  for (const target of targets)
    socket.send('x', 53, target, (error) => {
      console.log(error ? error.code : 'ESCAPED')
      left--
      if (left === 0) socket.close()
    })
})
