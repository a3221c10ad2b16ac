const express = require('express');

/** What the guide's examples check: the one book, which may be on loan. */
const shelf = { lent: false };
const book = { id: 'b1', title: 'Emma', pages: 474 };

const app = express();
const books = express.Router();
books.all('/books/:id', (request, response, next) => {
  if (!['GET', 'HEAD', 'PATCH'].includes(request.method)) {
    return response.status(405).set('Allow', 'GET, PATCH').json({ error: 'no' });
  }
  if (request.method === 'PATCH' && request.get('authorization') !== 'Bearer reader') {
    return response.status(401).json({ error: 'who are you?' });
  }
  if (request.params.id !== book.id) return response.status(404).json({ error: 'no such book' });
  next();
});
books.get('/books/:id', (_request, response) => response.json(book));
// What was read of the body: the parser takes no bytes for an empty object.
const verify = (request, _response, bytes) => {
  request.isSent = bytes.length > 0;
};
books.patch('/books/:id', express.json({ strict: false, verify }), (request, response) => {
  if (!request.isSent) return response.status(400).json({ error: 'no change at all' });
  const { title, pages, ...others } = request.body?.constructor === Object ? request.body : { wrong: true };
  const isEmpty = request.get('content-length') === '0';
  const isTitle = title === undefined || (typeof title === 'string' && title.length > 0);
  const isCount = pages === undefined || (Number.isInteger(pages) && pages > 0);
  if (isEmpty || !isTitle || !isCount || Object.keys(others).length > 0) {
    return response.status(400).json({ error: 'not a change of a book' });
  }
  if (shelf.lent) return response.status(409).json({ error: 'on loan' });
  Object.assign(book, request.body);
  response.json(book);
});
app.use('/api', books).use(books);
app.use((error, _request, response, _next) =>
  response.status(error.status ?? 400).json({ error: 'unreadable' }),
);

module.exports = { app, shelf };
