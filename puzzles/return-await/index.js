const value = async () => 'value'
const plain = async () => Promise.resolve()
const awaited = async () => await Promise.resolve()

plain().then(() => console.log('return'))
awaited().then(() => console.log('return await'))
value().then(() => console.log('value'))
