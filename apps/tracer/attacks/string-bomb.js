// Twice as long, every time.
let text = 'x'
for (;;) text += text
