// One after the other: which thread of the pool is first is nobody's promise.
const zlib = require('zlib')
zlib.gunzip(Buffer.from('no gzip at all'), (e) => { L(e.code); process.nextTick(() => L('tick')); deflate() })
function deflate() {
  const z = zlib.createDeflate()
  z.on('data', () => L('data')).on('end', () => L('end')).on('close', () => { L('close'); brotli() })
  z.write('x'.repeat(10000), () => L('written'))
  z.flush(() => { L('flushed'); z.params(9, 0, () => { L('params'); z.end('y', () => L('ended')) }) })
}
function brotli() {
  if (!zlib.brotliCompress) return zstd()
  zlib.brotliCompress('x'.repeat(1000), (e, b) => { L('brotli'); zlib.brotliDecompress(b, () => { L('unbrotli'); zstd() }) })
}
function zstd() {
  if (!zlib.zstdCompress) return destroy()
  zlib.zstdCompress('x', () => { L('zstd'); destroy() })
}
function destroy() {
  const gone = zlib.createGzip()
  gone.on('close', () => L('destroyed'))
  gone.write(Buffer.alloc(200000), () => L('given up'))
  gone.destroy()
}
