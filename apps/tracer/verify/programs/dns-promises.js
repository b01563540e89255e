// node >= 12
const dns = require('dns').promises
dns.lookup('localhost').then(() => L('ok'), (e) => L(e.code))
dns.lookup('127.0.0.1').then(() => L('literal'))
