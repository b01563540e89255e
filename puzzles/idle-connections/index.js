const http = require('http')
const agent = new http.Agent({ keepAlive: true })
const server = http.createServer((req, res) => {
  res.end()
})

server.keepAliveTimeout = 1500
server.listen(0, () => {
  const { port } = server.address()
  http.get({ port, agent }, (res) => {
    res.resume()
    setTimeout(() => {
      server.close(() => console.log('closed'))
    }, 100)
    setTimeout(() => console.log('timer'), 500)
  })
})
