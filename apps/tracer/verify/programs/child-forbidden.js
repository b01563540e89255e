// node >= 10; inside only
const { spawn, exec, execFile, fork } = require('child_process')
const seen = (name) => (e) => { L(name + ' ' + (e ? 'failed' : 'went')); setImmediate(() => L('immediate of ' + name)) }
try { spawn('/bin/true').on('error', seen('spawn')).on('exit', () => L('spawn exit')) } catch (e) { L('spawn threw') }
try { exec('true', seen('exec')) } catch (e) { L('exec threw') }
try { execFile('/none', seen('execFile')) } catch (e) { L('execFile threw') }
try { fork(__filename + '.none').on('error', seen('fork')).on('exit', () => L('fork exit')) } catch (e) { L('fork threw') }
setTimeout(() => L('timer'), 20)
