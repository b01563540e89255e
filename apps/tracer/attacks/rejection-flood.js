// A thousand rejections that nobody handles.
for (let i = 0; i < 1000; i++) Promise.reject(new Error(`rejected ${i}`))
