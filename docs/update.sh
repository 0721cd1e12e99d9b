#!/usr/bin/env bash
# Writes anew what docs/ holds that is made from the code: the schema of experiment documents; with --pictures the pictures of the README, too.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build TransferLab.Tests -c Release --nologo -v quiet
export TRANSFERLAB_UPDATE_DOCS=1
dotnet TransferLab.Tests/bin/Release/net10.0/TransferLab.Tests.dll -namespace TransferLab.Tests.Contracts.Documents
if [ "${1:-}" = --pictures ]; then
  TRANSFERLAB_HEAVY=1 dotnet TransferLab.Tests/bin/Release/net10.0/TransferLab.Tests.dll -class TransferLab.Tests.Browser.ReadmePictureTests
fi
git --no-pager diff --stat -- docs
