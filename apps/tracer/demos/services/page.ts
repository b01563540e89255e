const KINDS = ['soup', 'curry', 'salad', 'stew', 'pie', 'roast', 'bread', 'noodles', 'pancakes']
const THINGS = ['chicken', 'lentils', 'spinach', 'mushrooms', 'tomatoes', 'leeks', 'rice', 'apples']
const PLACES = ['Lisbon', 'Hyderabad', 'Oaxaca', 'Palermo', 'Kyoto', 'Tbilisi', 'Marrakesh']

/** A number that looks like chance and is the same each time. */
const mixed = (number: number) => (Math.imul(number + 1, 2654435761) >>> 8) % 9973
const one = (words: readonly string[], number: number) => words[mixed(number) % words.length]

const items = Array.from({ length: 260 }, (_, number) => {
  const [kind, thing, place] = [
    one(KINDS, number),
    one(THINGS, number * 7),
    one(PLACES, number * 3),
  ]
  const minutes = 10 + (mixed(number * 11) % 110)
  return `    <li id="r${mixed(number * 13)}"><a href="/recipes/${number}">A ${kind} of ${thing} as in ${place}</a>: ${minutes} minutes for ${1 + (mixed(number * 17) % 8)}, ${mixed(number * 19)} cooked it, with ${one(THINGS, number * 23)} if there is any left.</li>`
})

/** A page of about 40 KB, as a server would send it. */
export const page = `<!doctype html>
<html lang="en">
  <head><title>Recipes</title></head>
  <body>
    <h1>Recipes</h1>
    <ul>
${items.join('\n')}
    </ul>
  </body>
</html>
`
