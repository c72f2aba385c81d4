"""Where output goes, and the options every command shares."""

from __future__ import annotations

import io
import os
import stat
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from peerready.cli import console, options
from peerready.errors import PeerreadyError, UsageError


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Failing(io.StringIO):
    """A stream that cannot be written."""

    def __init__(self, error):
        super().__init__()
        self.error = error

    def write(self, _):
        raise self.error


FULL = OSError(28, "No space left on device")


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "SOURCE_DATE_EPOCH", "PEERREADY_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


@pytest.mark.parametrize(
    ("terminal", "environ", "coloured"),
    [
        (False, {}, False),
        (True, {}, True),
        (True, {"TERM": "dumb"}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        (True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_follows_what_was_asked_before_what_is_possible(
    monkeypatch, terminal, environ, coloured
):
    monkeypatch.setattr(sys, "stdout", Terminal() if terminal else io.StringIO())
    for name, value in environ.items():
        monkeypatch.setenv(name, value)

    assert console.colour() is coloured


def test_nobody_watches_a_closed_output(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)

    assert not console.is_terminal()


def test_the_width_is_what_the_environment_says(monkeypatch):
    monkeypatch.setenv("COLUMNS", "57")

    assert console.width() == 57


def test_output_ends_with_a_newline(capsys):
    console.out("one")
    console.out("two\n")
    console.out("")

    assert capsys.readouterr().out == "one\ntwo\n"


def test_a_message_ends_with_a_newline(capsys):
    console.err("one")

    assert capsys.readouterr().err == "one\n"


def test_a_message_that_cannot_be_written_is_no_error(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Failing(FULL))

    console.err("one")


def test_a_broken_pipe_is_no_error(monkeypatch):
    monkeypatch.setattr(sys, "stdout", Failing(BrokenPipeError()))

    console.out("one")


@pytest.mark.parametrize("error", [FULL, OSError()])
def test_an_output_that_cannot_be_written_is_an_error(monkeypatch, error):
    monkeypatch.setattr(sys, "stdout", Failing(error))

    with pytest.raises(PeerreadyError, match="standard output cannot be written: ") as raised:
        console.out("one")
    assert raised.value.exit_code == 3


def test_a_file_is_written_whole_and_replaces_what_was_there(tmp_path):
    file = tmp_path / "a.md"
    file.write_bytes(b"long before")
    file.chmod(0o640)
    console.write_file(str(file), b"new\n")

    assert file.read_bytes() == b"new\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_file_has_the_rights_new_files_have(tmp_path):
    before = os.umask(0o027)
    try:
        console.write_file(str(tmp_path / "a.md"), b"")
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640


def test_a_link_still_leads_where_it_led(tmp_path):
    (tmp_path / "link.md").symlink_to("real.md")
    console.write_file(str(tmp_path / "link.md"), b"new")

    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"


def test_a_link_that_leads_back_to_itself_cannot_be_written(tmp_path):
    for name, target in (("a.md", "b.md"), ("b.md", "a.md")):
        (tmp_path / name).symlink_to(target)

    with pytest.raises(PeerreadyError, match=r"a\.md cannot be written: it is a link") as raised:
        console.write_file(str(tmp_path / "a.md"), b"new")
    assert raised.value.exit_code == 3
    assert (tmp_path / "a.md").is_symlink()


def test_half_a_character_cannot_be_written():
    with pytest.raises(PeerreadyError, match=r"r\.md cannot be written: it would hold half a char"):
        console.encoded("a \ud800", "r.md")


def test_a_device_is_written_to_and_not_replaced():
    console.write_file(os.devnull, b"new")

    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("path", ["missing/a.md", "."])
def test_an_output_that_makes_no_sense_is_wrong_usage(tmp_path, monkeypatch, path):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(UsageError):
        console.write_file(path, b"")


def test_a_file_that_cannot_be_written_leaves_what_was_there(tmp_path, monkeypatch):
    (tmp_path / "a.md").write_bytes(b"before")

    def refused(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refused)

    with pytest.raises(PeerreadyError, match=r"a\.md cannot be written: permission denied"):
        console.write_file(str(tmp_path / "a.md"), b"new")
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"before"]


def test_a_name_too_long_to_write_is_an_error_of_output(tmp_path):
    with pytest.raises(PeerreadyError, match="cannot be written: file name too long") as raised:
        console.write_file(str(tmp_path / ("x" * 300)), b"")
    assert raised.value.exit_code == 3


def test_today_is_what_is_asked_then_the_build_day_then_today(monkeypatch):
    assert options.today("2027-02-28") == date(2027, 2, 28)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225599")
    assert options.today("2027-02-28") == date(2027, 2, 28)
    assert options.today(None) == date(2025, 12, 31)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert abs((options.today(None) - datetime.now().astimezone().date()).days) <= 1


@pytest.mark.parametrize("value", ["28/2/2027", "2027-02-30", "", "tomorrow"])
def test_a_day_in_another_form_is_wrong_usage(value):
    with pytest.raises(UsageError) as raised:
        options.today(value)
    assert raised.value.problems[0].hint == "write it as year-month-day, such as 2027-02-28"


@pytest.mark.parametrize("value", ["soon", "1.5", "9" * 30])
def test_a_build_day_that_is_none_is_wrong_usage(monkeypatch, value):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)

    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        options.today(None)


def test_a_framework_is_named_by_id_or_by_its_file():
    given = ["wa", "./own/ours.yaml", "ours.yml", "wa"]

    assert options.framework_ids(given) == ("wa", "ours")
    assert options.framework_ids(None) == ()
    assert options.sources(given).files == (Path("own/ours.yaml"), Path("ours.yml"))


def test_own_frameworks_are_looked_for_in_the_folders_of_the_environment(monkeypatch):
    monkeypatch.setenv("PEERREADY_PATH", os.pathsep.join(["one", "", "two/three"]))

    assert options.sources().folders == (Path("one"), Path("two/three"))
    assert options.sources().files == ()
