// finished() calls back only when somebody ends the stream.
const { PassThrough, finished } = require('stream')
const channel = new PassThrough()
channel.on('data', (data) => console.log(String(data)))
finished(channel, (error) => console.log('never', error))
channel.write('hello')
