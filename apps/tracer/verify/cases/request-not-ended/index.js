// http.request() without end(): nothing is sent, and nothing is said.
const http = require('http')
const server = http.createServer((_request, response) => response.end('ok')).listen(0, () => {
  const request = http.request({ port: server.address().port }, (response) => {
    console.log(response.statusCode)
    server.close()
  })
  request.on('error', (error) => console.log(error.message))
})
