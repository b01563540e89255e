// Becomes another program in place: the walls stay, the recorder is gone.
if (process.execve) process.execve('/usr/bin/node', ['node', '-e', 'console.log("second life", require("fs").readdirSync("/").length)'], {})
else console.log('no execve')
