#!/bin/sh
# Installs what libmosovo is built and tested with, on a machine that has only a shell and apt.
#
#   sh cmake/setup.sh [build|tests] [--dry-run]
#
#   build      what the libraries and the example scheduler need (the default)
#   tests      that, and what the tests and the Python package need
#   --dry-run  say what would be installed, and change nothing
#
# Knows Debian 12, Debian 13 and Ubuntu 24.04; tells what is needed on any other system.
# Runs as root, or through sudo. Where everything is there already, apt is not asked at all.
#
#   MOSOVO_SKIP_SETUP=1  install nothing: you have seen to it yourself
#   SQLCipher_ROOT=DIR   SQLCipher 4.6 or later that you built into DIR (CMake reads it too)
#
# Exit: 0 all there   2 may not install   3 system not known   4 not to be had   64 wrong use
set -eu

sqlcipher_min=4.6
mode=build
dry_run=
os_release=${MOSOVO_OS_RELEASE:-/etc/os-release} # the tests describe other systems with this

say() { printf 'set-up: %s\n' "$*"; }
fail() {
    status=$1
    shift
    printf 'set-up: %s\n' "$@" >&2
    exit "$status"
}

for argument in "$@"; do
    case $argument in
    build | tests) mode=$argument ;;
    --dry-run) dry_run=yes ;;
    *) fail 64 "'$argument' is not known. Write: sh cmake/setup.sh [build|tests] [--dry-run]" ;;
    esac
done

needs() {
    cat <<END
  to build: a C++20 compiler (g++ 12 or later), CMake 3.25 or later, Ninja, Boost 1.81 or later with
            Boost.JSON, SQLCipher $sqlcipher_min or later, OpenSSL, Howard Hinnant's date library, CLI11 2,
            the system's time zone data
  to test:  GoogleTest, Google Benchmark, RapidCheck, the sqlcipher shell, Python 3.10 or later at
            /usr/bin/python3 with its headers, pybind11, numpy, pandas, matplotlib, pytest, hypothesis,
            icalendar, jsonschema, nbformat, nbclient, ipykernel, pip, venv and scikit-build-core; Chromium for
            the pictures of the diary
END
}

if [ "${MOSOVO_SKIP_SETUP:-}" = 1 ]; then
    say "left out, as MOSOVO_SKIP_SETUP=1 asks"
    exit 0
fi

# Package lists. Each entry is name[>=version][@release]: the least version that will do, and the
# release to take it from where the system's own is older.
common_build="g++ cmake ninja-build libssl-dev libhowardhinnant-date-dev libcli11-dev tzdata"
common_tests="ccache libgtest-dev libbenchmark-dev librapidcheck-dev pybind11-dev python3-dev
    python3-numpy python3-pandas python3-pytest python3-hypothesis python3-icalendar python3-jsonschema
    python3-pip python3-venv python3-munkres python3-nbformat python3-nbclient python3-ipykernel python3-matplotlib"
browser="chromium fonts-dejavu-core poppler-utils"
backports=

system=unknown
if [ -r "$os_release" ]; then
    # shellcheck disable=SC1090
    system=$(ID='' VERSION_ID='' && . "$os_release" && printf '%s %s' "$ID" "$VERSION_ID")
fi
case $system in
"debian 12")
    backports=bookworm-backports
    build="$common_build libboost1.81-dev libboost-json1.81-dev
        libsqlcipher1>=$sqlcipher_min@$backports libsqlcipher-dev>=$sqlcipher_min@$backports"
    tests="$common_tests $browser python3-packaging>=25@$backports python3-scikit-build-core@$backports
        sqlcipher>=$sqlcipher_min@$backports"
    ;;
"debian 13")
    build="$common_build libboost1.83-dev libboost-json1.83-dev libsqlcipher-dev>=$sqlcipher_min"
    tests="$common_tests $browser python3-scikit-build-core sqlcipher>=$sqlcipher_min"
    ;;
"ubuntu 24.04")
    # SQLCipher stands apart: see ubuntu_sqlcipher. Ubuntu's Chromium is a snap, which a container
    # cannot run; the tests that take pictures are left out there.
    build="$common_build libboost1.83-dev libboost-json1.83-dev"
    tests="$common_tests python3-scikit-build-core"
    ;;
*)
    fail 3 "this script knows Debian 12, Debian 13 and Ubuntu 24.04, and this is '$system'. Install:" \
        "$(needs)" "Then run again with MOSOVO_SKIP_SETUP=1."
    ;;
esac
{ command -v apt-get && command -v dpkg-query; } >/dev/null ||
    fail 3 "apt-get and dpkg-query are not on the path. Install:" "$(needs)" "Then run again with MOSOVO_SKIP_SETUP=1."

wanted=$build
[ "$mode" = build ] || wanted="$build $tests"

name_of() { printf '%s' "${1%%[>@]*}"; }
version_of() {
    case $1 in
    *'>='*)
        least=${1#*>=}
        printf '%s' "${least%@*}"
        ;;
    esac
}
is_installed() { # name, least version or nothing
    found=$(dpkg-query -W -f='${db:Status-Abbrev}${Version}' "$1" 2>/dev/null) || return 1
    case $found in
    ?i\ *) ;;
    *) return 1 ;;
    esac
    [ -z "$2" ] || dpkg --compare-versions "${found#???}" ge "$2"
}
missing() {
    for entry in $wanted; do
        is_installed "$(name_of "$entry")" "$(version_of "$entry")" || printf '%s ' "$entry"
    done
}

# Root's commands, by whichever way there is to become root.
if [ "$(id -u)" = 0 ]; then
    as_root() { "$@"; }
elif command -v sudo >/dev/null; then
    as_root() { sudo "$@"; }
else
    as_root() {
        fail 2 "you are not root, and there is no sudo. Ask an administrator to run:" \
            "  sh cmake/setup.sh $mode"
    }
fi
apt() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3 -o Acquire::Languages=none \
        -o DPkg::Lock::Timeout=300 -o APT::Color=0 "$@" </dev/null
}

has_backports() {
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
        grep -v '^[[:space:]]*#' | grep -q "$backports"
}
# A file of its own, so that removing it undoes it. The mirror is the one this machine uses already.
add_backports() {
    # shellcheck disable=SC2016
    mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Identifier: Packages' 2>/dev/null |
        sed -n "s/ ${backports%-backports}\$//p" | head -n 1) || mirror=
    case $mirror in
    http://* | https://*) ;;
    *) mirror=http://deb.debian.org/debian/ ;;
    esac
    say "adding $backports from $mirror as /etc/apt/sources.list.d/mosovo-backports.sources"
    [ -z "$dry_run" ] || return 0
    as_root mkdir -p /etc/apt/sources.list.d
    printf '%s\n' "# Added by libmosovo's cmake/setup.sh for SQLCipher $sqlcipher_min." \
        "Types: deb" "URIs: $mirror" "Suites: $backports" "Components: main" \
        "Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg" |
        as_root tee /etc/apt/sources.list.d/mosovo-backports.sources >/dev/null
}

# Ubuntu 24.04's own SQLCipher is older than 4.6, and must not be used: take a newer package where
# the archive has come to hold one, or the user's own build.
ubuntu_sqlcipher() {
    candidate=$(apt-cache policy libsqlcipher-dev 2>/dev/null | sed -n 's/^  Candidate: //p')
    if [ -n "$candidate" ] && [ "$candidate" != "(none)" ] && dpkg --compare-versions "$candidate" ge "$sqlcipher_min"; then
        wanted="$wanted libsqlcipher-dev>=$sqlcipher_min"
        [ "$mode" = build ] || wanted="$wanted sqlcipher>=$sqlcipher_min"
        return 0
    fi
    for prefix in "${SQLCipher_ROOT:-}" /usr/local; do
        if [ -n "$prefix" ] && [ -r "$prefix/include/sqlcipher/sqlite3.h" ]; then
            say "using the SQLCipher in $prefix; configure checks its version"
            return 0
        fi
    done
    own_sqlcipher_needed="this system's SQLCipher is ${candidate:-not packaged}; $sqlcipher_min or later is needed."
}
own_sqlcipher_needed=

absent=$(missing)
[ "$system" != "ubuntu 24.04" ] || ubuntu_sqlcipher
if [ -z "$absent" ] && [ -z "$own_sqlcipher_needed" ]; then
    absent=$(missing)
fi
if [ -n "$absent" ]; then
    [ -z "$backports" ] || has_backports || add_backports
    if [ -n "$dry_run" ]; then
        say "would install: $absent"
    else
        say "reading the package lists"
        apt update || fail 4 "the package lists could not be read: is there a network, and may you become root?"
        [ "$system" != "ubuntu 24.04" ] || { own_sqlcipher_needed= && ubuntu_sqlcipher && absent=$(missing); }
        specs=
        for entry in $absent; do
            case $entry in
            *@*) specs="$specs $(name_of "$entry")/${entry##*@}" ;;
            *) specs="$specs $(name_of "$entry")" ;;
            esac
        done
        say "installing:$specs"
        # shellcheck disable=SC2086
        apt install -y --no-install-recommends $specs || fail 4 "apt could not install what is needed; its own words stand above"
        absent=$(missing)
        [ -z "$absent" ] || fail 4 "still missing or too old: $absent"
    fi
fi
if [ -n "$own_sqlcipher_needed" ]; then
    fail 4 "$own_sqlcipher_needed" \
        "Build SQLCipher $sqlcipher_min or later from its source (https://www.zetetic.net/sqlcipher/) into a folder" \
        "and run again with SQLCipher_ROOT=that folder. Everything else is installed."
fi
[ -n "$dry_run" ] || say "everything that '$mode' needs is installed"
