#!/bin/sh
# From an empty machine to a force's next four weeks, planned: installs what is missing, builds the
# example scheduler, makes up a force of 1,500 offenders and 30 officers, and plans it.
#
#   sh examples/quickstart.sh [FOLDER]
#
# FOLDER is where the diary, the plan and the encrypted register go; build/demo where none is given,
# which each run makes anew. Everybody in it is made up. Run it as root or with sudo, as often as you
# like, from any folder.
set -eu

here=$(pwd)
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8

case ${1:-} in
'')
    out=$(pwd)/build/demo
    rm -rf build/demo
    ;;
-*)
    sed -n '2,9s/^# \{0,1\}//p' examples/quickstart.sh
    [ "$1" = --help ] || [ "$1" = -h ] && exit 0
    exit 64
    ;;
/*) out=$1 ;;
*) out=$here/$1 ;;
esac

sh cmake/setup.sh build
cmake --preset release -DMOSOVO_BUILD_BINDINGS=OFF
cmake --build --preset release --target mosovo-scheduler -j "$(sh cmake/jobs.sh)"

scheduler=build/release/examples/scheduler/mosovo-scheduler
"$scheduler" demo --to "$out"
printf '\nOpen the diary in a browser: %s\nWhat else there is:          %s --help\n' "$out/diary.html" "$(pwd)/$scheduler"
