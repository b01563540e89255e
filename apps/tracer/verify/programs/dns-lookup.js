const dns = require('dns')
dns.lookup('localhost', (e, a) => { L('lookup ' + (e ? e.code : 'ok')); setImmediate(() => L('immediate')) })
dns.lookup('127.0.0.1', () => L('literal'))
dns.lookupService('127.0.0.1', 80, (e) => L('service'))
