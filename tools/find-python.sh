#!/bin/sh
# Prints the path of the first Python that can make Layerscope's environment, or says what to install.
# A name on the PATH proves nothing: a pyenv shim may lead nowhere, Debian's Python comes without ensurepip.
set -eu

incomplete=
IFS=:
for name in python3.13 python3.12 python3.11; do
    for directory in $PATH; do
        python=$directory/$name
        if "$python" -c 'import ensurepip, sqlite3, ssl, venv' 2>/dev/null; then
            echo "$python"
            exit
        elif "$python" -c '' 2>/dev/null; then
            incomplete=$name
        fi
    done
done

if [ "$incomplete" ]; then
    echo "$incomplete is here but cannot make an environment: install its missing part, on Debian and Ubuntu with" \
        "'apt-get install $incomplete-venv'." >&2
else
    echo "Layerscope needs Python 3.13, 3.12 or 3.11: install one, on Debian 12 and 13 with" \
        "'apt-get install python3-venv', on macOS with 'brew install python@3.13', elsewhere from" \
        "https://www.python.org/downloads/." >&2
fi
exit 1
