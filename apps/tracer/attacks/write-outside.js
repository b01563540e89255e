// Writes wherever a write would outlive the run or change the machine.
const fs = require('fs')
const targets = ['/x', '/usr/bin/node', '/usr/x', '/loopscope/recorder.cjs', '/etc/hosts', '/lib/x', '/dev/x', '/proc/x']
targets.push('/proc/sys/kernel/core_pattern', '/proc/sysrq-trigger', '/proc/1/oom_score_adj', process.argv[2])
for (const target of targets)
  try {
    fs.writeFileSync(target, 'owned')
    console.log('ESCAPED: wrote', target)
  } catch (error) {
    console.log(error.code)
  }
