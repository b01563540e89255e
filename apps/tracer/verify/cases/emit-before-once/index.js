// What was emitted before an await is not there after it. https://github.com/Olical/EventEmitter/issues/147
const { EventEmitter } = require('events')
const bus = new EventEmitter()
bus.emit('ready', 'early')
async function main() {
  await null
  bus.once('ready', (when) => console.log('never', when))
  console.log('waiting')
}
main()
