// A server that answers some of its requests only: whoever asks for the others waits for ever.
const http = require('http')
const server = http.createServer((request, response) => {
  if (request.url === '/right') response.end('ok')
  else response.write('half')
})
server.listen(0, () => {
  const { port } = server.address()
  for (const path of ['/right', '/wrong', '/wrong'])
    http.get({ port, path }, (response) => response.on('end', () => console.log(path)).resume())
})
