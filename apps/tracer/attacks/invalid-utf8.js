// Bytes that are no text.
const bytes = Buffer.alloc(65536)
for (let i = 0; i < bytes.length; i++) bytes[i] = (i * 7919) & 255
const again = () => process.stdout.write(bytes, again)
again()
