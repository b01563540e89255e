#!/bin/sh
# Moves itself into a control group below its own, and becomes the command that it was given. A group of version 2 either has
# processes or hands its controllers down: the service takes those for its runs from the group that systemd made, so it must not
# be in it. From systemd 254 on DelegateSubgroup= does the same. Without version 2 there is nothing to move.
set -eu
path=$(sed -n 's/^0:://p' /proc/self/cgroup)
for root in /sys/fs/cgroup /sys/fs/cgroup/unified; do
  group=$root$path
  if [ -n "$path" ] && [ -w "$group/cgroup.procs" ]; then
    mkdir -p "$group/service"
    echo $$ >"$group/service/cgroup.procs"
    break
  fi
done
exec "$@"
