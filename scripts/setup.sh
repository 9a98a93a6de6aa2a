#!/bin/sh
# Makes .venv with the locked dependencies. `--no-dev` leaves out what only tests need.
# Needs python3 (3.11 or newer) and, on Debian, python3-venv: installed here when this user may.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo -n "$@"
    else return 1; fi
}

python=${PYTHON:-python3}
command -v "$python" >/dev/null 2>&1 || { say "Bandeng needs Python 3.11 or newer: install python3."; exit 3; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    say "Bandeng needs Python 3.11 or newer; $python is $("$python" -V 2>&1 | cut -d' ' -f2). Name another: PYTHON=python3.12 make setup"
    exit 3
}
"$python" -c 'import ensurepip, venv' 2>/dev/null || {
    say "python3-venv is missing; installing it."
    { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update && as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq install -y --no-install-recommends python3-venv; } >/dev/null </dev/null || {
        say "Python cannot make virtual environments here. Ask an administrator to run: apt-get install python3-venv"
        exit 3
    }
}

# uv lives in an environment of its own, so that syncing .venv does not remove it.
uv=build/uv/bin/uv
if ! "$uv" --version >/dev/null 2>&1; then
    rm -rf build/uv
    "$python" -m venv build/uv
    build/uv/bin/python -m pip install -qq --disable-pip-version-check 'uv>=0.9' >&2
fi

[ -x .venv/bin/python ] || "$uv" venv --quiet --clear --python "$(command -v "$python")" .venv
UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=${UV_LINK_MODE:-copy} VIRTUAL_ENV='' \
    "$uv" sync --quiet --frozen --inexact "$@" </dev/null

touch .venv/ready
[ "${1:-}" = "--no-dev" ] || touch .venv/ready-for-tests
