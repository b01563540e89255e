// Names and values without end.
for (let i = 0; i < 20000; i++) process.env[`NAME_${i}`] = 'x'.repeat(100)
process.title = 'y'.repeat(100000)
process.argv.push(...new Array(10000).fill('z'.repeat(100)))
console.log('done')
