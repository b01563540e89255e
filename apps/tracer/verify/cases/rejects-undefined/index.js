// A promise rejected with nothing: "The promise rejected with the reason undefined". https://nodejs.org/api/errors.html#err_unhandled_rejection
Promise.reject()
