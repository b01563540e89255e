// node >= 14
import('os').then(() => { L('imported'); setImmediate(() => L('immediate')) })
setTimeout(() => import('path').then(() => L('imported in timer')), 1)
L('main')
