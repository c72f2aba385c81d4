#!/bin/sh
# What `make test-documents` needs besides Python: Node, Chromium (both from your system), and two
# packages of the Node registry, put into build/documents, never into the project.
set -eu
cd "$(dirname "$0")/../.."
command -v node >/dev/null || { echo "node is missing: install Node 20 or newer" >&2; exit 1; }
command -v npm >/dev/null || { echo "npm is missing: it comes with Node" >&2; exit 1; }
found=
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null && found=yes
done
[ -n "${CHROMIUM:-$found}" ] || { echo "chromium is missing: install it, or name it in CHROMIUM" >&2; exit 1; }
mkdir -p build/documents
[ -d build/documents/node_modules/axe-core ] && [ -d build/documents/node_modules/playwright-core ] || (
  cd build/documents
  npm install --no-save --no-audit --no-fund --silent axe-core@4.14 playwright-core@1
)
