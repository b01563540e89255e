// What closes a BroadcastChannel, and who is called? https://nodejs.org/api/worker_threads.html#class-broadcastchannel-extends-eventtarget
const { BroadcastChannel, MessageChannel } = require('worker_threads')
const [one, two] = [new BroadcastChannel('news'), new BroadcastChannel('news')]
one.onmessage = ({ data }) => {
  console.log(data)
  const { port1 } = new MessageChannel()
  port1.on('close', () => console.log('closed'))
  port1.close()
}
two.postMessage('hello')
