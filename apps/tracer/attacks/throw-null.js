// Not everything that is thrown is an error.
throw null
