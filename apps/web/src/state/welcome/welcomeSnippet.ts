/** The program of the recorded run that a first visit opens with. `welcome.ndjson` is a run of it. */
export const WELCOME_SNIPPET = `const fs = require('fs');

console.log(1);
process.nextTick(() => console.log(2));
Promise.resolve().then(() => console.log(3));

fs.readFile(__filename, () => {
  console.log(4);
  setTimeout(() => console.log(5), 0);
  setImmediate(() => console.log(6));
});
`
