"""A file is written whole or not at all, with the rights it had, and nothing is left beside it."""

from __future__ import annotations

import os

import pytest

from peerready import whole_file
from peerready.whole_file import whole


@pytest.fixture(params=["nameless", "named", "without a way to it"])
def folder(request, tmp_path, monkeypatch):
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    if request.param == "without a way to it":
        monkeypatch.setattr(whole_file, "OPEN_FILES", "/nowhere")
    return tmp_path


def write_half(target):
    with whole(target) as file:
        file.write(b"half")
        raise KeyboardInterrupt


def names(folder):
    return [one.name for one in folder.iterdir()]


def test_a_new_file_has_the_rights_that_new_files_have(folder):
    mask = os.umask(0o027)
    try:
        with whole(folder / "a") as file:
            file.write(b"new")
    finally:
        os.umask(mask)

    assert (folder / "a").read_bytes() == b"new"
    assert (folder / "a").stat().st_mode & 0o777 == 0o640
    assert names(folder) == ["a"]


def test_a_file_that_is_replaced_keeps_its_rights(folder):
    (folder / "a").write_bytes(b"old")
    (folder / "a").chmod(0o604)

    with whole(folder / "a") as file:
        file.write(b"new")

    assert (folder / "a").read_bytes() == b"new"
    assert (folder / "a").stat().st_mode & 0o777 == 0o604
    assert names(folder) == ["a"]


def test_where_it_does_not_end_well_the_file_is_as_it_was(folder):
    (folder / "a").write_bytes(b"old")

    with pytest.raises(KeyboardInterrupt):
        write_half(folder / "a")

    assert (folder / "a").read_bytes() == b"old"
    assert names(folder) == ["a"]


def test_where_it_cannot_take_its_name_nothing_is_left(folder):
    (folder / "a").mkdir()

    with pytest.raises(OSError, match="directory"), whole(folder / "a") as file:
        file.write(b"new")

    assert names(folder) == ["a"]
