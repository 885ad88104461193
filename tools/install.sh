#!/bin/sh
# Usage: install.sh requirements.txt|requirements-dev.txt
# Brings .venv/ to what the file asks for. Where that is done already, it changes nothing and touches no network.
set -eu
cd "$(dirname "$0")/.."

requirements=$1
here=$(pwd -P)
stamp=.venv/$requirements.installed
wanted=$(cat requirements.txt "$requirements" constraints.txt | cksum)

# Not usable: an install that was interrupted, a folder that was moved or copied (the scripts inside name the old place),
# and a Python that was removed or is of another version.
usable() {
    [ ! -e .venv/unfinished ] &&
        [ "$(cat .venv/place 2>/dev/null)" = "$here" ] &&
        .venv/bin/python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null
}

if ! usable; then
    python=$(sh tools/find-python.sh)
    rm -rf .venv
    "$python" -m venv .venv
    echo "$here" >.venv/place
fi

if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
    echo "The first time, Layerscope downloads about 490 MB and needs 3 GB of disk; with what its tests and linters need," \
        "580 MB and 3.5 GB."
    touch .venv/unfinished
    if ! .venv/bin/python -m pip install --disable-pip-version-check -r "$requirements"; then
        # pip downloads everything before it changes anything, so what was there still works.
        rm .venv/unfinished
        echo "The installation failed; its reason stands above. Is this computer online, with enough disk free?" >&2
        exit 1
    fi
    echo "$wanted" >"$stamp"
    rm .venv/unfinished
fi
