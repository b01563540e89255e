// A domain takes the rejections of promises made in it, from Node 16 on. https://nodejs.org/api/domain.html#domains-and-promises
const domain = require('domain')
const d = domain.create()
d.on('error', (e) => console.log('domain', e.message))
d.run(() => {
  Promise.reject(new Error('in promise'))
  new Promise((_, r) => setTimeout(() => r(new Error('later')), 5))
})
setTimeout(() => console.log('end'), 30)
