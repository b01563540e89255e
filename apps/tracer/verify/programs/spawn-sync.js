// node >= 10; outside the sandbox
const { spawnSync, execSync } = require('child_process')
setTimeout(() => { L('timer'); spawnSync('true'); L('after spawnSync') }, 1)
setImmediate(() => { L('immediate'); spawnSync('true'); L('after spawnSync'); Promise.resolve().then(() => L('promise')) })
require('fs').stat('/', () => { L('stat'); execSync('true'); L('after execSync'); process.nextTick(() => L('tick')) })
spawnSync('true')
L('main after spawnSync')
