#!/usr/bin/env bash
# Installs the wheel into an environment of its own and works in a folder that knows nothing of this
# checkout: the content that travels in the wheel must be enough. Run by `make test-wheel`.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${VENV:-.venv}/bin/python" -m pip wheel --quiet --no-deps --wheel-dir "$work" .
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check "$work"/*.whl
cd "$work"
venv/bin/reportcard new project card
cd card
../venv/bin/reportcard sample
../venv/bin/reportcard verify editions/sample
../venv/bin/reportcard check --sample
REPORTCARD_LANG=es ../venv/bin/reportcard explain cámara 1 --sample >/dev/null
