"""The hook, the action and the snippets before the tools of their hosts; needs the package index."""

import os
import shutil
import subprocess

import pytest

from integration import hosts

pytestmark = pytest.mark.documents

TOOLS = hosts.ROOT / "build" / "documents" / "tools" / "bin"


def tool(name, *arguments, cwd=hosts.ROOT, **more):
    """A tool's run, whatever it ends with."""
    return subprocess.run(
        [TOOLS / name, *arguments],
        cwd=cwd,
        env=hosts.environment(**more),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    """This tree as a repository, as it stands, committed or not."""
    folder = tmp_path_factory.mktemp("ours")
    listed = hosts.git(hosts.ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        if (hosts.ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(hosts.ROOT / name, folder / name)
    hosts.git(folder, "init", "--quiet")
    hosts.git(folder, "add", "--all")
    hosts.git(folder, "commit", "--quiet", "--message=all")
    return folder


def test_the_manifests_are_valid():
    assert tool("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml").stderr == ""
    schema = ("--builtin-schema", "vendor.github-actions", "action.yml")
    assert tool("check-jsonschema", *schema).returncode == 0


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        (".github/workflows/policies.yml", "vendor.github-workflows"),
        (".gitlab-ci.yml", "vendor.gitlab-ci"),
    ],
)
def test_the_snippets_of_the_guide_are_valid(tmp_path, name, schema):
    file = tmp_path / "snippet.yml"
    file.write_text(hosts.snippet(name), encoding="utf-8")

    ran = tool("check-jsonschema", "--builtin-schema", schema, str(file))

    assert ran.returncode == 0, ran.stdout


def test_the_workflow_auditor_has_nothing_to_say_of_the_action():
    ran = tool("zizmor", "--offline", "--no-config", "--persona=pedantic", "action.yml")

    assert ran.returncode == 0, ran.stdout


def test_the_action_installs_what_stands_beside_it(ours, tmp_path):
    # what lies in the checked-out folder must not be imported
    for name in ("venv.py", "pip.py"):
        (tmp_path / name).write_text("raise SystemExit(9)", encoding="utf-8")

    step = hosts.step("Install")
    given = {"SOURCE": str(ours), "PYTHON": "", "RUNNER_TEMP": str(tmp_path / "runner")}
    ran = hosts.bash(step["run"], tmp_path, **given)
    shown = subprocess.run(
        [tmp_path / "runner" / "peerready" / "bin" / "peerready", "--version"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )

    assert set(step["env"]) == {"SOURCE", "PYTHON"}
    assert ran.returncode == 0, ran.stderr
    assert shown.stdout.startswith("peerready ")


def test_the_hook_passes_and_a_commit_that_only_deletes_a_policy_fails(ours, tmp_path):
    policies = hosts.repository(tmp_path / "policies")
    home = {"PRE_COMMIT_HOME": str(tmp_path / "cache"), "PATH": f"{TOOLS}:{os.environ['PATH']}"}
    command = ("try-repo", str(ours), "peerready-check", "--verbose")

    passed = tool("pre-commit", *command, cwd=policies, **home)
    hosts.git(policies, "rm", "--quiet", "policies/supervision.md")
    failed = tool("pre-commit", *command, cwd=policies, **home)

    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "the gate is met" in passed.stdout
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert "[evidence-missing]" in failed.stdout
    assert "the gate is not met" in failed.stdout
