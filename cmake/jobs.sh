#!/bin/sh
# Prints how many compilers to run at once: one a core, but no more than memory bears (about
# 1.5 GiB each while the described types are expanded).
set -eu

cores=$(nproc 2>/dev/null || printf 1)
available=$(sed -n 's/^MemAvailable: *\([0-9]*\) kB$/\1/p' /proc/meminfo 2>/dev/null || true)
jobs=$cores
if [ -n "$available" ]; then
    bearable=$((available / 1572864))
    [ "$bearable" -ge "$jobs" ] || jobs=$bearable
fi
[ "$jobs" -ge 1 ] || jobs=1
printf '%s\n' "$jobs"
