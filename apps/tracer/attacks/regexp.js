// A pattern that backtracks for longer than the universe will last.
console.log(/^(\w+\s?)*$/.test(`${'word '.repeat(40)}!`))
