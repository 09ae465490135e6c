#!/bin/sh
# Every test: installs what is missing, builds with warnings as errors, runs the C++ tests (ctest)
# and then the Python tests (pytest). Both run whatever the other says; the exit status is 0 only
# where both passed. Run it as root or with sudo, as often as you like, from any folder.
#
#   sh tests/run.sh
set -eu

cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8
jobs=$(sh cmake/jobs.sh)
export CMAKE_BUILD_PARALLEL_LEVEL="$jobs" # pip, when it builds the wheel
# ccache, where it is: the same sources below another folder, and with precompiled headers
export CCACHE_NOHASHDIR=1 CCACHE_BASEDIR="$(pwd)" CCACHE_SLOPPINESS=pch_defines,time_macros

sh cmake/setup.sh tests
cmake --preset dev
cmake --build --preset dev -j "$jobs"

status=0
ctest --preset dev -j "$jobs" || status=1
export PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$(pwd)/build/dev/python" HYPOTHESIS_STORAGE_DIRECTORY=build/hypothesis
/usr/bin/python3 -m pytest -p no:cacheprovider tests || status=1
exit "$status"
