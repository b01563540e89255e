import { mkdtempSync, readdirSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openTracefs } from './tracefs.ts'

const platform = 'linux'

describe('a kernel that cannot be asked', () => {
  test('is told in a sentence that names what is missing', () => {
    const folder = '/sys/kernel/no-such-folder'
    expect(openTracefs({ platform: 'darwin', uid: 0, folder })).toEqual({
      usable: false,
      why: 'kernel probes need Linux',
    })
    expect(openTracefs({ platform, uid: 1000, folder })).toEqual({
      usable: false,
      why: 'kernel probes need root',
    })
    expect(openTracefs({ platform, uid: 0, folder })).toEqual({
      usable: false,
      why: `this kernel has no tracefs: there is no ${folder}`,
    })
  })
})

describe('an empty folder', () => {
  test('holds tracefs while it is used and is empty again after it, where this process may mount', () => {
    const folder = mkdtempSync(join(tmpdir(), 'loopscope-tracefs-'))
    try {
      const tracefs = openTracefs({ platform, uid: 0, folder })
      if (tracefs.usable) {
        expect(readdirSync(folder)).toContain('uprobe_events')
        tracefs.release()
      } else expect(tracefs.why).toMatch(/^tracefs cannot be mounted: .|^the kernel has no /)
      expect(readdirSync(folder)).toEqual([])
    } finally {
      rmdirSync(folder)
    }
  })
})
