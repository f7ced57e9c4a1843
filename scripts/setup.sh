#!/usr/bin/env bash
# Makes the virtual environment .venv with everything a command needs; run by `make`, again and
# again: does nothing when nothing is missing.
#
#   scripts/setup.sh run      what `reportcard` itself needs
#   scripts/setup.sh test     that, and what the tests and checks need
#   scripts/setup.sh browser  that, and a Chromium for the tests of pages
#
# System packages are installed when this may be done (as root, or with sudo that asks for no
# password); otherwise one sentence says which command to run.
set -euo pipefail
cd "$(dirname "$0")/.."
wanted=${1:-run}
venv=${VENV:-.venv}

say() { printf '%s\n' "$*" >&2; }

# The language of this script follows the terminal, like that of the program.
case "${REPORTCARD_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-en}}}}" in
  es*) spanish=1 ;;
  *) spanish= ;;
esac
tell() { if [ -n "$spanish" ]; then say "$2"; else say "$1"; fi; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

# install_packages NAME...: through apt, or say what to run and stop.
install_packages() {
  tell "Installing the system packages: $*" "Instalando los paquetes del sistema: $*"
  if command -v apt-get >/dev/null && as_root env DEBIAN_FRONTEND=noninteractive sh -c \
      "apt-get update -qq && apt-get install -y -qq --no-install-recommends $*" >/dev/null; then
    return
  fi
  tell "These system packages are missing and cannot be installed from here; please run: sudo apt-get install $*" \
       "Faltan estos paquetes del sistema y no se pueden instalar desde aquí; por favor ejecute: sudo apt-get install $*"
  exit 5
}

find_python() {
  local name
  for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
      command -v "$name"
      return
    fi
  done
  return 1
}

python=$(find_python) || {
  tell "Python 3.11 or newer was not found; please run: sudo apt-get install python3 python3-venv" \
       "No se encontró Python 3.11 o más nuevo; por favor ejecute: sudo apt-get install python3 python3-venv"
  exit 5
}

missing=()
if [ ! -x "$venv/bin/python" ] && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  missing+=("python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv")
fi
# The program knows which libraries the PDF renderer needs; it is asked before it is installed.
read -r -a libraries <<<"$(PYTHONPATH=src "$python" -c \
  'from reportcard.edition.pdf_system import missing_packages; print(*missing_packages())')"
missing+=("${libraries[@]}")
if [ "$wanted" = browser ] && ! command -v chromium >/dev/null; then missing+=(chromium); fi
if [ ${#missing[@]} -gt 0 ]; then install_packages "${missing[@]}"; fi

if [ "$wanted" = run ]; then extra=; else extra='[dev]'; fi
# A stamp carries the hash of what decides the installation: nothing to do while it matches.
stamp="$venv/.installed-${extra:-run}"
fingerprint=$(cat pyproject.toml scripts/setup.sh | sha256sum)
if [ "$(cat "$stamp" 2>/dev/null || true)" != "$fingerprint" ]; then
  tell "Installing the Python packages into $venv (about half a minute) ..." \
       "Instalando los paquetes de Python en $venv (medio minuto, más o menos) ..."
  [ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable ".$extra"
  printf '%s\n' "$fingerprint" >"$stamp"
fi
