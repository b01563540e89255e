// Loads the recorder a second time.
require('/loopscope/recorder.cjs')
console.log('loaded')
