"""What a wheel holds beside the sources: the templates of reports, compiled to Python code."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledTemplates(BuildHookInterface[Any]):
    """Compiles the shipped templates; a report then takes half the time."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":  # in a checkout the templates are what is edited
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from peerready import reports

        self.folder = TemporaryDirectory()
        for name, code in reports.compiled().items():
            file = Path(self.folder.name) / name
            file.parent.mkdir(exist_ok=True)
            file.write_text(code, encoding="utf-8")
            build_data["force_include"][str(file)] = f"peerready/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        if version != "editable":
            self.folder.cleanup()
