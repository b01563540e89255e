// Runs inside the sandbox, on any Node from 10 on. Prints what succeeded of what must not.
const [secret, port, abstractName, servicePid, hostNamespaces] = process.argv.slice(2)
const fs = require('fs')
const net = require('net')
const { spawnSync } = require('child_process')

const broken = []

const succeeds = (action) => {
  try {
    return action() !== false
  } catch (_refused) {
    return false
  }
}

if (succeeds(() => fs.readFileSync(secret))) broken.push('it read a file of the host')
if (
  succeeds(() => fs.writeFileSync('/escaped', '1')) ||
  succeeds(() => fs.openSync(process.execPath, 'r+'))
)
  broken.push('it wrote outside of /tmp')
if (spawnSync(process.execPath, ['-v']).error === undefined) broken.push('it started a process')
// It succeeds where a process in here has the same number: the service says whether the signal came.
succeeds(() => process.kill(Number(servicePid), 'SIGURG'))

const status = fs.readFileSync('/proc/self/status', 'utf8')
for (const wall of [/^CapEff:\s*0+$/m, /^Seccomp:\s*2$/m, /^NoNewPrivs:\s*1$/m])
  if (!wall.test(status)) broken.push(`its status is not ${wall.source}`)

const known = ['HOME', 'LANG', 'PATH', 'PWD', 'TZ']
const strange = Object.keys(process.env).filter((name) => !known.includes(name))
if (strange.length > 0) broken.push(`it sees ${strange.join(' ')} of the service's environment`)

// A wall that has been left out breaks nothing by itself, so each is looked at.
for (const namespace of JSON.parse(hostNamespaces)) {
  const [name] = namespace.split(':')
  if (fs.readlinkSync(`/proc/self/ns/${name}`) === namespace)
    broken.push(`it is in the ${name} namespace of the host`)
}
const devices = fs.readdirSync('/dev').filter((name) => name !== 'null' && name !== 'urandom')
if (devices.length > 0) broken.push(`it sees devices: ${devices.join(' ')}`)
const limits = fs.readFileSync('/proc/self/limits', 'utf8')
for (const name of [
  ...['cpu time', 'file size', 'data size', 'open files'],
  ...['core file size', 'locked memory', 'msgqueue size'],
])
  if (!new RegExp(`^Max ${name}\\s+\\d+\\s`, 'm').test(limits)) broken.push(`its ${name} has no limit`)
const space = fs.statfsSync === undefined ? null : fs.statfsSync('/tmp')
if (space !== null && space.blocks * space.bsize > 256 * 1024 * 1024)
  broken.push('its files have no limit')

let pending = 2
const done = () => {
  pending--
  if (pending === 0) console.log(`report ${JSON.stringify(broken)}`)
}
for (const target of [{ port: Number(port), host: '127.0.0.1' }, { path: `\0${abstractName}` }]) {
  const socket = net.connect(target)
  socket.on('error', done)
  socket.on('connect', () => {
    broken.push('it reached a socket of the host')
    socket.destroy()
    done()
  })
}
