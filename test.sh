#!/usr/bin/env bash
# Everything the tests need, then all tests. Ends with "N passed, N failed, N skipped"; non-zero when anything failed.
set -euo pipefail
cd "$(dirname "$0")"

export TRANSFERLAB_HEAVY=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# Chromium for the browser tests, OpenMP for LightGBM.
missing=""
command -v chromium >/dev/null || missing="chromium"
grep -q 'libgomp\.so\.1' <<<"$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p)" || missing="$missing libgomp1"
if [ -n "$missing" ]; then
  as_root=""; [ "$(id -u)" = 0 ] || as_root=sudo
  echo "Installing what the tests need: $missing ..."
  $as_root apt-get update -q >/dev/null
  # shellcheck disable=SC2086 # several packages
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -q --no-install-recommends $missing >/dev/null
fi

dotnet build TransferLab.sln -c Release --nologo -v quiet

mkdir -p artifacts
report="$PWD/artifacts/tests.xml"
rm -f "$report"
status=0
dotnet TransferLab.Tests/bin/Release/net10.0/TransferLab.Tests.dll -result-xml "$report" "$@" || status=$?

if [ ! -s "$report" ]; then
  echo "The tests did not finish (exit code $status): there is no report."
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
fi

sum() { grep -o "<assembly [^>]*" "$report" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }'; }
failed=$(( $(sum failed) + $(sum errors) ))
echo "$(sum passed) passed, $failed failed, $(sum skipped) skipped"
[ "$failed" -eq 0 ] && [ "$status" -eq 0 ]
