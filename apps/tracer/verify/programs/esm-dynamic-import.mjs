// node >= 14
L('start')
const os = await import('os')
L('imported ' + typeof os.cpus)
setTimeout(async () => { L('timer'); await import('url'); L('imported in timer') }, 1)
process.on('exit', () => L('exit handler'))
