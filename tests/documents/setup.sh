#!/bin/sh
# What `make test-documents` needs besides Python: Node, Chromium (both from your system), packages of
# the Node registry and of Python's, put into build/documents, never into the project.
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
cd build/documents
# one command for all: a later one would take away what this one brought
[ -d node_modules/axe-core ] && [ -d node_modules/playwright-core ] &&
  [ -d node_modules/@microsoft/sarif-multitool ] && [ -d node_modules/@microsoft/jest-sarif ] &&
  [ -d node_modules/yaml-language-server ] ||
  npm install --no-save --no-audit --no-fund --silent axe-core@4.14 playwright-core@1 \
    @microsoft/sarif-multitool@5 @microsoft/jest-sarif@1.0.0-beta.0 yaml-language-server@1
# the validators of manifests and workflows
[ -x tools/bin/zizmor ] || {
  python3 -m venv tools
  tools/bin/pip install --quiet check-jsonschema pre-commit zizmor lxml
}
# pytest's source archive carries the schema of the JUnit dialect that it and Jenkins speak
[ -f junit-10.xsd ] || {
  tools/bin/pip download --quiet --no-deps --no-binary pytest --dest . pytest==9.0.2
  tar -xzf pytest-9.0.2.tar.gz --strip-components 3 pytest-9.0.2/testing/example_scripts/junit-10.xsd
  rm pytest-9.0.2.tar.gz
}
