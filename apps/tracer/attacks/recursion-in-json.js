// Recursion in native code.
let nested = []
for (let i = 0; i < 1e6; i++) nested = [nested]
JSON.stringify(nested)
