// Workers of a cluster are processes.
const cluster = require('cluster')
if (cluster.isMaster) cluster.fork()
else console.log('ESCAPED')
