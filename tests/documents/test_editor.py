"""A new framework in an editor: its language server underlines, explains and completes by our schema."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.documents

ROOT = Path(__file__).parents[2]
PACKAGES = Path(
    os.environ.get("PEERREADY_NODE_MODULES", ROOT / "build" / "documents" / "node_modules")
)
SERVER = PACKAGES / "yaml-language-server" / "bin" / "yaml-language-server"


class Editor:
    """The client side of the language server protocol, as little as the tests need."""

    def __init__(self, folder):
        self.folder, self.number = folder, 0
        self.server = subprocess.Popen(
            [shutil.which("node"), str(SERVER), "--stdio"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}})
        self.tell("initialized", {})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.server.stdin.flush()

    def read(self):
        length = 0
        while (line := self.server.stdout.readline().strip()) or not length:
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message = json.loads(self.server.stdout.read(length))
        if "id" in message and "method" in message:  # the server asks: nothing to say
            self.send(
                {
                    "id": message["id"],
                    "result": [{}] if "items" in message.get("params", {}) else None,
                }
            )
        return message

    def tell(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while True:
            message = self.read()
            if message.get("id") == self.number and "method" not in message:
                return message["result"]

    def opened(self, name, text):
        """Open a file; what the server underlines: the lines, counted from 0, with its words."""
        self.uri = (self.folder / name).as_uri()
        document = {"uri": self.uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        while True:
            message = self.read()
            if message.get("method") == "textDocument/publishDiagnostics":
                found = message["params"]["diagnostics"]
                return [(one["range"]["start"]["line"], one["message"]) for one in found]

    def at(self, method, line, column):
        where = {"textDocument": {"uri": self.uri}, "position": {"line": line, "character": column}}
        return self.ask(f"textDocument/{method}", where)


@pytest.fixture
def folder(tmp_path):
    """What `frameworks new` writes."""
    command = [sys.executable, "-m", "peerready", "frameworks", "new", "ours", "-q"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    return tmp_path


@pytest.fixture
def editor(folder):
    made = Editor(folder)
    yield made
    made.server.kill()
    made.server.communicate()


def test_a_new_framework_is_clean_and_faults_are_underlined_where_they_stand(editor, folder):
    text = (folder / "ours.yaml").read_text(encoding="utf-8")
    assert editor.opened("ours.yaml", text) == []

    lines = text.splitlines()
    phase = next(n for n, line in enumerate(lines) if line.strip().startswith("phase:"))
    title = next(n for n, line in enumerate(lines) if line.startswith("title:"))
    broken = [*lines]
    broken[phase] = broken[phase].split(":")[0] + ": someday"
    broken[title] = "titel: x"

    found = editor.opened("broken.yaml", "\n".join(broken) + "\n")

    assert {phase, title} <= {line for line, _ in found}


def test_keys_and_values_complete_and_tell_what_they_mean(editor, folder):
    text = (folder / "ours.yaml").read_text(encoding="utf-8")
    lines = text.splitlines()
    phase = next(n for n, line in enumerate(lines) if line.strip().startswith("phase:"))
    lines[phase] = lines[phase].split(":")[0] + ": "
    editor.opened("ours.yaml", "\n".join(lines) + "\n")

    values = editor.at("completion", phase, len(lines[phase]))
    told = editor.at("hover", phase, len(lines[phase]) - 3)

    labels = {item["label"] for item in values["items"]}
    assert {"prepare", "recruit", "employ", "develop"} <= labels
    assert "step" in json.dumps(told)
