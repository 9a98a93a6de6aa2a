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

install_venv() {
    say "python3-venv is missing; installing it."
    { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update && as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq install -y --no-install-recommends python3-venv; } >/dev/null </dev/null || {
        say "Python cannot make virtual environments here. Ask an administrator to run: apt-get install python3-venv"
        exit 3
    }
}

python=${PYTHON:-python3}
command -v "$python" >/dev/null 2>&1 || { say "Bandeng needs Python 3.11 or newer: install python3."; exit 3; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    say "Bandeng needs Python 3.11 or newer; $python is $("$python" -V 2>&1 | cut -d' ' -f2). Name another: PYTHON=python3.12 make setup"
    exit 3
}
# uv reads the lock. One that is here is used; else it is fetched into build/, so that syncing .venv keeps it.
uv=build/uv/bin/uv
if command -v uv >/dev/null 2>&1 && uv --version 2>/dev/null | grep -Eq '^uv ([1-9]|0\.(9|[1-9][0-9]))'; then
    uv=uv
elif ! "$uv" --version >/dev/null 2>&1; then
    rm -rf build/uv
    if "$python" -m pip --version >/dev/null 2>&1; then
        "$python" -m pip install -qq --disable-pip-version-check --target build/uv 'uv>=0.9' >&2
    else
        "$python" -c 'import ensurepip, venv' 2>/dev/null || install_venv
        "$python" -m venv build/uv
        build/uv/bin/python -m pip install -qq --disable-pip-version-check 'uv>=0.9' >&2
    fi
fi

[ -x .venv/bin/python ] || "$uv" venv --quiet --clear --python "$(command -v "$python")" .venv
UV_PYTHON_DOWNLOADS=never VIRTUAL_ENV='' "$uv" sync --quiet --frozen --inexact "$@" </dev/null

# What a start imports is compiled once here: where writing bytecode is switched off, every start would do it again.
env -u PYTHONDONTWRITEBYTECODE BANDENG_DATA=build/warm DJANGO_SETTINGS_MODULE=bandeng.settings.demo .venv/bin/python -c '
import django; django.setup()
import bandeng.urls, bandeng.demo.world, bandeng.home.management.commands.worker, granian.server' >/dev/null 2>&1 || true

touch .venv/ready
[ "${1:-}" = "--no-dev" ] || touch .venv/ready-for-tests
