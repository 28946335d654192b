#!/bin/sh
# Runs a script of ours with the first Python that is new enough; PYTHON=… says which to use.
set -u

fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null
}

if [ -n "${PYTHON:-}" ]; then
    fits "$PYTHON" && exec "$PYTHON" "$@"
else
    for candidate in python3 python3.13 python3.12 python3.11 python; do
        fits "$candidate" && exec "$candidate" "$@"
    done
fi

found=$("${PYTHON:-python3}" --version 2>/dev/null) || found="no ${PYTHON:-python3}"
echo "Aan tafel needs Python 3.11, 3.12 or 3.13 and found $found: install one with" \
    "\`sudo apt-get install python3 python3-venv\` (or \`brew install python@3.13\`)," \
    "or name one with PYTHON=/path/to/python3." >&2
exit 1
