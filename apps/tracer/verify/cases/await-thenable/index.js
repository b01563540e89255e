// An await of an object whose then() never calls back. https://github.com/nodejs/node/issues/22088
(async () => { await { then() { console.log('asked') } }; console.log('never') })()
