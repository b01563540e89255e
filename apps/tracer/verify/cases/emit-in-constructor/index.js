// An emitter that emits in its constructor is heard by nobody. https://nodejs.org/en/learn/asynchronous-work/event-loop-timers-and-nexttick
const EventEmitter = require("events"), util = require("util")
function MyEmitter() { EventEmitter.call(this); this.emit('event') }
util.inherits(MyEmitter, EventEmitter)
const e = new MyEmitter()
e.on('event', () => console.log('an event occurred!'))
