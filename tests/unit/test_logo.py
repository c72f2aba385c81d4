"""The logo a project file names: inside the folder, small, an image, or an error at its place."""

import pytest

from drawings import jpeg, png
from peerready import project_file
from peerready.errors import PeerreadyError
from peerready.logo import LARGEST, logo


@pytest.fixture
def named(tmp_path):
    """The logo of a project whose file names it."""

    def found(line, *, folder=tmp_path / "inside"):
        folder.mkdir(exist_ok=True)
        (folder / "peerready.yaml").write_text(f"report:\n  {line}\n", encoding="utf-8")
        return logo(project_file.settings(folder))

    (tmp_path / "inside" / "art").mkdir(parents=True)
    return found


def test_no_logo_is_none_and_so_is_no_project_file(named, tmp_path):
    assert named("prepared_by: us") is None
    (tmp_path / ".git").mkdir()
    assert logo(project_file.settings(tmp_path)) is None


@pytest.mark.parametrize("raw", [png(), jpeg()], ids=["png", "jpeg"])
def test_the_image_is_read_from_the_folder_of_the_project_file(named, tmp_path, raw):
    (tmp_path / "inside" / "art" / "logo").write_bytes(raw)

    assert named("logo: art/logo") == raw


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("logo: gone.png", "there is no such file"),
        ("logo: art", "the logo is no file"),
        ("logo: ../outside.png", "the logo lies outside this folder"),
        ("logo: art/link.png", "the logo lies outside this folder"),
        ("logo: art/round.png", "the logo cannot be read"),
        ("logo: art/huge.png", "the logo is larger than 2 MB"),
        ("logo: art/wide.png", "the logo is 5001 by 1 pixels"),
        ("logo: art/page.svg", "the logo is no image that can be shown"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(named, tmp_path, line, message):
    art = tmp_path / "inside" / "art"
    (tmp_path / "outside.png").write_bytes(png())
    (art / "link.png").symlink_to(tmp_path / "outside.png")
    (art / "round.png").symlink_to(art / "round.png")
    (art / "huge.png").write_bytes(png() + b"\0" * LARGEST)
    (art / "wide.png").write_bytes(png(5001, 1))
    (art / "page.svg").write_text("<svg/>", encoding="utf-8")

    with pytest.raises(PeerreadyError) as caught:
        named(line)

    (problem,) = caught.value.problems
    assert problem.message.startswith(message)
    assert (problem.location.line, problem.location.column) == (2, 9)
    assert problem.hint


def test_a_path_from_the_root_is_outside_even_where_it_leads_inside(named, tmp_path):
    (tmp_path / "inside" / "logo.png").write_bytes(png())

    with pytest.raises(PeerreadyError, match="outside"):
        named(f"logo: {tmp_path / 'inside' / 'logo.png'}")


def test_a_name_no_system_has_is_an_error(named):
    with pytest.raises(PeerreadyError, match="the logo cannot be read"):
        named(f"logo: {'a' * 300}.png")
