/**
 * System calls by architecture, as "name:number" words, from the kernel's headers (asm/unistd_64.h, asm-generic/unistd.h).
 * allowed: what Node 10 to 26 needs for files, sockets, threads, timers and WebAssembly. checked: allowed with certain
 * arguments only (seccomp.ts). refused: answered with EPERM, because programs that try them expect exactly that.
 * Everything else does not exist (ENOSYS): clone3 and io_uring_setup too, so that libc and libuv fall back to calls whose
 * arguments a filter can see.
 */
type SyscallTable = {
  /** AUDIT_ARCH_* of linux/audit.h. */
  readonly audit: number
  readonly allowed: string
  readonly checked: string
  readonly refused: string
}

const X64: SyscallTable = {
  audit: 0xc000003e,
  allowed: `
    read:0 write:1 readv:19 writev:20 pread64:17 pwrite64:18 preadv:295 pwritev:296 preadv2:327
    pwritev2:328 open:2 openat:257 openat2:437 close:3 close_range:436 dup:32 dup2:33 dup3:292
    lseek:8 stat:4 fstat:5 lstat:6 newfstatat:262 statx:332 access:21 faccessat:269 faccessat2:439
    readlink:89 readlinkat:267 getdents:78 getdents64:217 getcwd:79 chdir:80 fchdir:81 mkdir:83
    mkdirat:258 rmdir:84 unlink:87 unlinkat:263 rename:82 renameat:264 renameat2:316 link:86
    linkat:265 symlink:88 symlinkat:266 chmod:90 fchmod:91 fchmodat:268 chown:92 fchown:93 lchown:94
    fchownat:260 utime:132 utimes:235 utimensat:280 futimesat:261 truncate:76 ftruncate:77
    fallocate:285 fsync:74 fdatasync:75 sync_file_range:277 copy_file_range:326 sendfile:40
    statfs:137 fstatfs:138 flock:73 fcntl:72 umask:95 fadvise64:221 inotify_init:253
    inotify_init1:294 inotify_add_watch:254 inotify_rm_watch:255 mmap:9 munmap:11 mprotect:10
    mremap:25 brk:12 madvise:28 membarrier:324 mincore:27 msync:26 pkey_alloc:330 pkey_free:331
    pkey_mprotect:329 execve:59 futex:202 set_robust_list:273 get_robust_list:274
    set_tid_address:218 exit:60 exit_group:231 gettid:186 getpid:39 getppid:110 getuid:102
    geteuid:107 getgid:104 getegid:108 getresuid:118 getresgid:120 getgroups:115 getpgrp:111
    getpgid:121 getsid:124 capget:125 rseq:334 arch_prctl:158 sched_yield:24 sched_getaffinity:204
    sched_setaffinity:203 sched_getparam:143 sched_getscheduler:145 sched_setscheduler:144
    sched_get_priority_max:146 sched_get_priority_min:147 getpriority:140 setpriority:141 getcpu:309
    wait4:61 waitid:247 kill:62 tgkill:234 tkill:200 rt_sigaction:13 rt_sigprocmask:14
    rt_sigreturn:15 rt_sigpending:127 rt_sigtimedwait:128 rt_sigsuspend:130 sigaltstack:131 pause:34
    nanosleep:35 clock_nanosleep:230 clock_gettime:228 clock_getres:229 gettimeofday:96 time:201
    getrusage:98 times:100 getrlimit:97 setrlimit:160 prlimit64:302 sysinfo:99 uname:63
    getrandom:318 restart_syscall:219 connect:42 accept:43 accept4:288 bind:49 listen:50
    getsockname:51 getpeername:52 getsockopt:55 sendto:44 recvfrom:45 sendmsg:46 recvmsg:47
    sendmmsg:307 recvmmsg:299 shutdown:48 epoll_create:213 epoll_create1:291 epoll_ctl:233
    epoll_wait:232 epoll_pwait:281 epoll_pwait2:441 poll:7 ppoll:271 select:23 pselect6:270
    eventfd:284 eventfd2:290 pipe:22 pipe2:293`,
  checked: `
    clone:56 socket:41 socketpair:53 setsockopt:54 ioctl:16 prctl:157`,
  refused: `
    fork:57 vfork:58 ptrace:101 process_vm_readv:310 process_vm_writev:311 kcmp:312 pidfd_open:434
    pidfd_getfd:438 pidfd_send_signal:424 unshare:272 setns:308 mount:165 umount2:166 move_mount:429
    open_tree:428 fsopen:430 fsconfig:431 fsmount:432 fspick:433 mount_setattr:442 pivot_root:155
    chroot:161 open_by_handle_at:304 name_to_handle_at:303 mknod:133 mknodat:259 setuid:105
    setgid:106 setreuid:113 setregid:114 setresuid:117 setresgid:119 setgroups:116 setfsuid:122
    setfsgid:123 capset:126 setsid:112 setpgid:109 init_module:175 finit_module:313
    delete_module:176 kexec_load:246 kexec_file_load:320 reboot:169 swapon:167 swapoff:168 acct:163
    quotactl:179 quotactl_fd:443 syslog:103 settimeofday:164 clock_settime:227 adjtimex:159
    clock_adjtime:305 sethostname:170 setdomainname:171 bpf:321 perf_event_open:298 userfaultfd:323
    keyctl:250 add_key:248 request_key:249 io_uring_register:427 memfd_create:319 memfd_secret:447
    personality:135 modify_ldt:154 iopl:172 ioperm:173 vhangup:153 shmget:29 shmat:30 shmctl:31
    shmdt:67 semget:64 semop:65 semctl:66 semtimedop:220 msgget:68 msgsnd:69 msgrcv:70 msgctl:71
    mq_open:240 mq_unlink:241 mq_timedsend:242 mq_timedreceive:243 mq_notify:244 mq_getsetattr:245
    splice:275 tee:276 vmsplice:278 fanotify_init:300 fanotify_mark:301 lookup_dcookie:212
    process_madvise:440 process_mrelease:448 migrate_pages:256 move_pages:279 mbind:237
    set_mempolicy:238 execveat:322 landlock_create_ruleset:444 landlock_add_rule:445
    landlock_restrict_self:446 seccomp:317`,
}

/** Checked against the headers only: the self-test at boot decides whether it holds on a real machine. */
const ARM64: SyscallTable = {
  audit: 0xc00000b7,
  allowed: `
    read:63 write:64 readv:65 writev:66 pread64:67 pwrite64:68 preadv:69 pwritev:70 preadv2:286
    pwritev2:287 openat:56 openat2:437 close:57 close_range:436 dup:23 dup3:24 lseek:62 fstat:80
    newfstatat:79 statx:291 faccessat:48 faccessat2:439 readlinkat:78 getdents64:61 getcwd:17
    chdir:49 fchdir:50 mkdirat:34 unlinkat:35 renameat:38 renameat2:276 linkat:37 symlinkat:36
    fchmod:52 fchmodat:53 fchown:55 fchownat:54 utimensat:88 truncate:45 ftruncate:46 fallocate:47
    fsync:82 fdatasync:83 sync_file_range:84 copy_file_range:285 sendfile:71 statfs:43 fstatfs:44
    flock:32 fcntl:25 umask:166 fadvise64:223 inotify_init1:26 inotify_add_watch:27
    inotify_rm_watch:28 mmap:222 munmap:215 mprotect:226 mremap:216 brk:214 madvise:233
    membarrier:283 mincore:232 msync:227 pkey_alloc:289 pkey_free:290 pkey_mprotect:288 execve:221
    futex:98 set_robust_list:99 get_robust_list:100 set_tid_address:96 exit:93 exit_group:94
    gettid:178 getpid:172 getppid:173 getuid:174 geteuid:175 getgid:176 getegid:177 getresuid:148
    getresgid:150 getgroups:158 getpgid:155 getsid:156 capget:90 rseq:293 sched_yield:124
    sched_getaffinity:123 sched_setaffinity:122 sched_getparam:121 sched_getscheduler:120
    sched_setscheduler:119 sched_get_priority_max:125 sched_get_priority_min:126 getpriority:141
    setpriority:140 getcpu:168 wait4:260 waitid:95 kill:129 tgkill:131 tkill:130 rt_sigaction:134
    rt_sigprocmask:135 rt_sigreturn:139 rt_sigpending:136 rt_sigtimedwait:137 rt_sigsuspend:133
    sigaltstack:132 nanosleep:101 clock_nanosleep:115 clock_gettime:113 clock_getres:114
    gettimeofday:169 getrusage:165 times:153 getrlimit:163 setrlimit:164 prlimit64:261 sysinfo:179
    uname:160 getrandom:278 restart_syscall:128 connect:203 accept:202 accept4:242 bind:200
    listen:201 getsockname:204 getpeername:205 getsockopt:209 sendto:206 recvfrom:207 sendmsg:211
    recvmsg:212 sendmmsg:269 recvmmsg:243 shutdown:210 epoll_create1:20 epoll_ctl:21 epoll_pwait:22
    epoll_pwait2:441 ppoll:73 pselect6:72 eventfd2:19 pipe2:59`,
  checked: `
    clone:220 socket:198 socketpair:199 setsockopt:208 ioctl:29 prctl:167`,
  refused: `
    ptrace:117 process_vm_readv:270 process_vm_writev:271 kcmp:272 pidfd_open:434 pidfd_getfd:438
    pidfd_send_signal:424 unshare:97 setns:268 mount:40 umount2:39 move_mount:429 open_tree:428
    fsopen:430 fsconfig:431 fsmount:432 fspick:433 mount_setattr:442 pivot_root:41 chroot:51
    open_by_handle_at:265 name_to_handle_at:264 mknodat:33 setuid:146 setgid:144 setreuid:145
    setregid:143 setresuid:147 setresgid:149 setgroups:159 setfsuid:151 setfsgid:152 capset:91
    setsid:157 setpgid:154 init_module:105 finit_module:273 delete_module:106 kexec_load:104
    kexec_file_load:294 reboot:142 swapon:224 swapoff:225 acct:89 quotactl:60 quotactl_fd:443
    syslog:116 settimeofday:170 clock_settime:112 adjtimex:171 clock_adjtime:266 sethostname:161
    setdomainname:162 bpf:280 perf_event_open:241 userfaultfd:282 keyctl:219 add_key:217
    request_key:218 io_uring_register:427 memfd_create:279 memfd_secret:447 personality:92
    vhangup:58 shmget:194 shmat:196 shmctl:195 shmdt:197 semget:190 semop:193 semctl:191
    semtimedop:192 msgget:186 msgsnd:189 msgrcv:188 msgctl:187 mq_open:180 mq_unlink:181
    mq_timedsend:182 mq_timedreceive:183 mq_notify:184 mq_getsetattr:185 splice:76 tee:77
    vmsplice:75 fanotify_init:262 fanotify_mark:263 lookup_dcookie:18 process_madvise:440
    process_mrelease:448 migrate_pages:238 move_pages:239 mbind:235 set_mempolicy:237 execveat:281
    landlock_create_ruleset:444 landlock_add_rule:445 landlock_restrict_self:446 seccomp:277`,
}

/** The table of an architecture as `process.arch` names it; null where none was made. */
export const syscallTable = (arch: string): SyscallTable | null => {
  if (arch === 'x64') return X64
  return arch === 'arm64' ? ARM64 : null
}
