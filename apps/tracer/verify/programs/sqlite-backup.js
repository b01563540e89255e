// node >= 24
const { backup, DatabaseSync } = require('node:sqlite')
const database = new DatabaseSync(':memory:')
database.exec('create table a (b)')
for (let i = 0; i < 50; i++) database.exec(`insert into a values (zeroblob(4000))`)
backup(database, '/tmp/copy.db', { rate: 10, progress: () => L('progress') }).then(() => { L('backed up'); process.nextTick(() => L('tick')) }, (e) => L('failed'))
setTimeout(() => L('timer'), 0)
setImmediate(() => L('immediate'))
