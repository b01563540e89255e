/** What is stored of a recording is another one. */
export class NotItsHash extends Error {
  constructor() {
    super('a stored recording is not what its hash says')
  }
}
