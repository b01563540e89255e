/**
 * Statements that schedule something. BODY becomes a random body (each one another), LINE a logged line, MS6 a number
 * of milliseconds below 6. `weight`: how often against the others; `minimum`: lowest Node.
 */
export type Primitive = {
  readonly weight: number
  readonly minimum: number
  readonly template: string
}

const primitive = (weight: number, template: string, minimum = 0): Primitive => ({
  weight,
  minimum,
  template,
})

/** What every random program begins with. Servers are not kept waiting for: they let the program end. */
export const PRELUDE = `
const fs = require('fs'), net = require('net'), crypto = require('crypto'), zlib = require('zlib'), dns = require('dns'), dgram = require('dgram'), http = require('http');
const busy = (ms) => { const until = Date.now() + ms; while (Date.now() < until); };
const quiet = (s) => s.on('error', () => {});
const server = net.createServer({ allowHalfOpen: true }, (s) => { quiet(s); s.on('data', (d) => { if (d.length < 100) s.write('pong'); }); s.on('end', () => s.end()); }).listen(0);
server.unref();
const deaf = net.createServer((s) => { quiet(s); s.pause(); setTimeout(() => s.destroy(), 60); }).listen(0);
deaf.unref();
const web = http.createServer((q, r) => { q.resume(); r.end('hello'); }).listen(0);
web.unref(); web.keepAliveTimeout = 1;
const port = server.address().port, deafPort = deaf.address().port, webPort = web.address().port;
const connect = (to, f) => quiet(net.connect(to, '127.0.0.1', f));
let files = 0, worker = false;`

export const PRIMITIVES: readonly Primitive[] = [
  primitive(6, 'setTimeout(() => { BODY }, MS20)'),
  primitive(4, 'setTimeout(() => { BODY }, MS2)'),
  primitive(6, 'setImmediate(() => { BODY })'),
  primitive(4, 'process.nextTick(() => { BODY })'),
  primitive(4, 'Promise.resolve().then(() => { BODY })'),
  primitive(2, 'queueMicrotask(() => { BODY })', 12),
  primitive(
    2,
    '(async () => { await null; BODY; await new Promise((d) => setTimeout(d, MS6)); BODY })()',
  ),
  primitive(1, '(async () => { await new Promise((d) => setImmediate(d)); BODY })()'),
  primitive(
    1,
    '{ let n = 0; const i = setInterval(() => { if (++n < 3) { LINE; return } clearInterval(i); BODY }, MS4) }',
  ),
  primitive(2, 'fs.stat(__filename, () => { BODY })'),
  primitive(2, 'fs.readFile(__filename, () => { BODY })'),
  primitive(1, "fs.writeFile('/tmp/f' + ++files, 'x', () => { BODY })"),
  primitive(1, "fs.mkdir('/tmp/d' + ++files + '/a/b', { recursive: true }, () => { BODY })"),
  primitive(1, "fs.open(__filename, 'r', (e, fd) => { BODY; fs.close(fd, () => { BODY }) })"),
  primitive(
    1,
    "fs.createReadStream(__filename, { end: 99 }).on('data', () => { BODY }).on('close', () => { LINE })",
  ),
  primitive(1, 'fs.promises.stat(__filename).then(() => { BODY })', 12),
  primitive(
    1,
    "(async () => { const h = await fs.promises.open(__filename, 'r'); LINE; await h.close(); BODY })()",
    12,
  ),
  primitive(1, "crypto.pbkdf2('a', 'b', 300, 16, 'sha256', () => { BODY })"),
  primitive(1, 'crypto.randomBytes(8, () => { BODY })'),
  primitive(1, 'zlib.deflate(Buffer.alloc(5000), () => { BODY })'),
  primitive(1, "dns.lookup('localhost', () => { BODY })"),
  primitive(
    1,
    "{ const r = new dns.Resolver(); r.setServers(['127.0.0.1:1']); r.resolve4('none.invalid', () => { BODY }) }",
  ),
  primitive(
    3,
    "net.connect('/tmp/none.sock').on('error', () => { BODY }).on('close', () => { LINE })",
  ),
  primitive(
    2,
    "connect(port, function () { LINE; this.end('ping', () => { BODY }) }).on('data', () => { LINE }).on('finish', () => { LINE }).on('close', () => { BODY })",
  ),
  primitive(
    2,
    "connect(port, function () { BODY; this.write('ping', () => { LINE }) }).on('data', function () { LINE; this.destroy() }).on('close', () => { BODY })",
  ),
  primitive(
    1,
    "connect(port, function () { setTimeout(() => { LINE; this.end(() => { BODY }) }, MS6) }).on('finish', () => { LINE }).resume()",
  ),
  primitive(
    1,
    "connect(port, function () { setImmediate(() => { this.end(() => { BODY }) }) }).on('close', () => { LINE }).resume()",
  ),
  primitive(
    1,
    "connect(deafPort, function () { this.write(Buffer.alloc(8 << 20), () => { BODY }); setTimeout(() => { LINE; this.destroy() }, MS6) }).on('close', () => { LINE })",
  ),
  primitive(
    1,
    "connect(port, function () { this.write(Buffer.alloc(3 << 20), () => { BODY; this.end() }) }).on('close', () => { LINE }).resume()",
  ),
  primitive(1, "connect(port).on('close', () => { BODY }).destroy()"),
  primitive(1, "connect(1, () => {}).on('error', () => { BODY }).on('close', () => { LINE })"),
  primitive(
    1,
    '{ const s = net.createServer().listen(0, () => { LINE; s.close(() => { BODY }) }) }',
  ),
  primitive(
    1,
    "{ const u = dgram.createSocket('udp4'); u.on('message', () => { BODY; u.close(() => { LINE }) }); u.bind(0, '127.0.0.1', () => u.send('x', u.address().port, '127.0.0.1', () => { LINE })) }",
  ),
  primitive(
    1,
    "quiet(http.get({ port: webPort, host: '127.0.0.1', agent: false }, (r) => { BODY; r.resume(); r.on('end', () => { BODY }) })).on('close', () => { LINE })",
  ),
  primitive(
    1,
    "{ const { port1, port2 } = new MessageChannel(); port2.on('message', () => { BODY; port2.close() }); port1.on('close', () => { LINE }); port1.postMessage(1) }",
    15,
  ),
  primitive(
    1,
    "{ process.once('SIGUSR2', () => { BODY }); const i = setInterval(() => {}, 500); setTimeout(() => clearInterval(i), 15); process.kill(process.pid, 'SIGUSR2') }",
  ),
  primitive(
    1,
    "if (!worker) { worker = true; new (require('worker_threads').Worker)('1', { eval: true }).on('exit', () => { BODY }) }",
    12,
  ),
  primitive(1, "new (require('events').EventEmitter)().once('x', () => { LINE }).emit('x')"),
  primitive(2, 'busy(MS4)'),
]

const HANDLER = `process.on('uncaughtException', (e) => { L('caught ' + e.message); process.nextTick(() => L('tick of handler')) });`
const THROWERS = [
  `setTimeout(() => { process.nextTick(() => L('tick of thrower')); throw new Error('timer') }, 2);`,
  `setImmediate(() => { Promise.resolve().then(() => L('promise of thrower')); throw new Error('immediate') });`,
  `fs.stat('/', () => { L('thrower'); process.nextTick(() => L('tick of thrower')); throw new Error('stat') });`,
  `process.nextTick(() => { throw new Error('tick') });`,
  `connect(port).on('close', () => { process.nextTick(() => L('tick of thrower')); throw new Error('close') }).destroy();`,
]

/** A handler for uncaught errors, and one callback that throws. */
export const uncaught = (which: number): string => `${HANDLER} ${THROWERS[which % THROWERS.length]}`

export const BEFORE_EXIT = `process.once('beforeExit', () => { L('before exit'); setTimeout(() => L('timer after the end'), 1); setImmediate(() => L('immediate after the end')) });`

/** For a program that ends in one of its callbacks. */
export const EXIT = `process.on('exit', () => L('exit handler'));`
