// What keeps a server alive that listens at a host, whose name Node looks up first? https://nodejs.org/api/net.html#serverlisten
require('net').createServer().listen(0, '127.0.0.1')
