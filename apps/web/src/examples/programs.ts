import type { Example } from './example.ts'

/** Programs of the length that people write: what to look for in them is what an engineer looks for. */
export const PROGRAM_EXAMPLES: readonly Example[] = [
  {
    slug: 'book-server',
    title: 'A server whose requests wait',
    lesson:
      'Six requests, sent and received here, one slow. Open Requests: which waited, and behind which line?',
    module: 'commonjs',
    node: null,
    shows: ['main', 'poll', 'timers', 'microtask'],
    source: `// A small HTTP API for a book shop: routes, a store, a cache, a log.
// Its own client asks it six times at once and then lets it go, so that the program ends.
const http = require('http');

// ---- the log ---------------------------------------------------------------

function log(level, message, details = {}) {
  const facts = Object.entries(details).map(([key, value]) => \`\${key}=\${value}\`);
  console.log([level, message, ...facts].join(' '));
}

// ---- the store: a database would be asked over the network -------------------

const QUERY_MS = 20;
const AUTHORS = ['Le Guin', 'Lem', 'Butler', 'Borges', 'Calvino', 'Ogawa', 'Achebe'];

const books = new Map();
for (let id = 1; id <= 1500; id++) {
  books.set(id, {
    id,
    title: \`Volume \${id} of \${AUTHORS[(id * 31) % AUTHORS.length]}\`,
    author: AUTHORS[id % AUTHORS.length],
    price: 5 + ((id * 7919) % 4000) / 100,
    stock: id % 4,
  });
}
const orders = [];

function query(work) {
  return new Promise((resolve, reject) => {
    setTimeout(() => {
      try {
        resolve(work());
      } catch (error) {
        reject(error);
      }
    }, QUERY_MS);
  });
}

const findBook = (id) => query(() => books.get(id));
const findByAuthor = (author) =>
  query(() => [...books.values()].filter((book) => book.author === author));

// ---- errors that a client may see --------------------------------------------

class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

// ---- what each route does ----------------------------------------------------

const cache = new Map();

async function getBook(request, params) {
  const id = Number(params.id);
  if (cache.has(id)) return cache.get(id);
  const book = await findBook(id);
  if (book === undefined) throw new HttpError(404, \`There is no book \${id}.\`);
  cache.set(id, book);
  return book;
}

async function getAuthor(request, params) {
  const found = await findByAuthor(decodeURIComponent(params.name));
  return { author: params.name, titles: found.slice(0, 3).map((book) => book.title) };
}

async function postOrder(request) {
  const order = JSON.parse(await readBody(request));
  const book = await findBook(order.book);
  if (book === undefined || book.stock === 0) throw new HttpError(409, 'It is sold out.');
  book.stock -= 1;
  orders.push(order);
  return { order: orders.length, price: book.price };
}

// Compares every book with every other one, and nothing else runs meanwhile.
function getReport() {
  const all = [...books.values()];
  let pairs = 0;
  let difference = 0;
  for (const one of all) {
    for (const other of all) {
      if (one.author !== other.author || one.id >= other.id) continue;
      pairs += 1;
      difference += Math.abs(one.price - other.price) * Math.sqrt(one.title.length);
    }
  }
  const until = Date.now() + 100;
  while (Date.now() < until) difference += Math.random();
  return { pairs, mean: difference / pairs };
}

const routes = [
  { method: 'GET', path: /^\\/books\\/(?<id>\\d+)$/, handle: getBook },
  { method: 'GET', path: /^\\/authors\\/(?<name>[^/]+)$/, handle: getAuthor },
  { method: 'POST', path: /^\\/orders$/, handle: postOrder },
  { method: 'GET', path: /^\\/report$/, handle: getReport },
];

// ---- the server ----------------------------------------------------------------

async function readBody(request) {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

function answer(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function serve(request, response) {
  try {
    const route = routes.find(
      ({ method, path }) => method === request.method && path.test(request.url),
    );
    if (route === undefined) throw new HttpError(404, 'There is no such route.');
    const { groups } = route.path.exec(request.url);
    answer(response, 200, await route.handle(request, groups ?? {}));
  } catch (error) {
    answer(response, error.status ?? 500, { error: error.message });
  }
  log('info', \`\${request.method} \${request.url}\`, { status: response.statusCode });
}

const server = http.createServer(serve);

// ---- the client ----------------------------------------------------------------

function ask(method, path, body) {
  return new Promise((resolve, reject) => {
    const { port } = server.address();
    const request = http.request({ port, host: '127.0.0.1', method, path }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    request.on('error', reject);
    request.end(body);
  });
}

server.listen(0, '127.0.0.1', async () => {
  const statuses = await Promise.all([
    ask('GET', '/books/7'),
    ask('POST', '/orders', JSON.stringify({ book: 3 })),
    ask('GET', '/report'),
    ask('GET', '/authors/Lem'),
    ask('GET', '/books/9999'),
    ask('GET', '/nothing'),
  ]);
  log('info', 'all answered', { statuses: statuses.join(',') });
  server.close();
});
`,
  },
]
