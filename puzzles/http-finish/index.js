const http = require('http')
const log = (text) => () => console.log(text)

const server = http.createServer((req, res) => {
  res.on('finish', log('server: finish'))
  res.on('close', log('server: close'))
  res.end('hi')
}).listen(0, () => {
  const { port } = server.address()
  http.get({ port, agent: false }, (res) => {
    console.log('client: response')
    res.on('end', log('client: end')).resume()
    server.close()
  })
})
