const no = Promise.reject(new Error('no'))
const ok = Promise.resolve()
const say = (text) => () => console.log(text)

Promise.allSettled([no, ok]).then(say('allSettled'))
Promise.any([no, ok]).then(say('any'))
Promise.all([no, ok]).catch(say('all'))
Promise.race([no, ok]).catch(say('race'))
