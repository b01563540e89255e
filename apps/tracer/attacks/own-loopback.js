// No attack: a server and its client in one snippet must work.
const http = require('http')
const server = http.createServer((request, response) => response.end('hello'))
server.listen(0, () =>
  http.get({ port: server.address().port, host: 'localhost' }, (response) => {
    response.on('data', (text) => console.log(String(text)))
    response.on('end', () => server.close())
  }),
)
