"""The command line run in this process, as in tests/cli."""

from cli.conftest import run  # noqa: F401  # a fixture is used by its name
