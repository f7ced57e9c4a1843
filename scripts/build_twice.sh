#!/usr/bin/env bash
# Builds the sample twice, in two folders, time zones, languages and hash seeds: every byte of the
# two report cards, PDFs included, must be the same. Run by `make test-repeat`.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/one/rubrics" "$work/two/rubrics"
reportcard="${VENV:-.venv}/bin/reportcard"
TZ=America/New_York LC_ALL=C.UTF-8 PYTHONHASHSEED=1 "$reportcard" sample --project "$work/one" >/dev/null
TZ=Asia/Tokyo REPORTCARD_LANG=es PYTHONHASHSEED=2 "$reportcard" sample --project "$work/two" >/dev/null
diff -r "$work/one/editions" "$work/two/editions"
printf '%s files are the same in both.\n' "$(find "$work/one/editions/sample" -type f | wc -l)"
