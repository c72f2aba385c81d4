"""Word files as a test sees them, and house documents to be changed by a test."""

import io
import zipfile

import docx

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(content):
    return docx.Document(io.BytesIO(content))


def parts(content):
    """The bytes of each part, by its name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(content, changed):
    """The file with some parts changed; those set to nothing are left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in (parts(content) | changed).items():
            if raw is not None:
                archive.writestr(name, raw)
    return out.getvalue()


def text_of(root):
    """The words of an element, lines told apart; spaces are plain, and marks of direction go."""
    kinds = {
        f"{WORD}t": lambda one: (one.text or "").replace("\u00a0%", " %").replace("\u200e", ""),
        f"{WORD}br": lambda _: "\n",
    }
    return "".join(kinds[one.tag](one) for one in root.iter() if one.tag in kinds)


def lines(content):
    """Each paragraph's style and words, those of tables and contents too, in order."""
    document = opened(content)
    names = {style.style_id: style.name for style in document.styles}
    found = []
    for one in document.element.body.iter(f"{WORD}p"):
        style = one.find(f"{WORD}pPr/{WORD}pStyle")
        name = "Normal" if style is None else names[style.get(f"{WORD}val")]
        found.append((name, text_of(one)))
    return found


def unchanged(document):
    """What a house document is by itself."""


def house(change=unchanged):
    """The bytes of a house document with a cover, a head and a foot."""
    document = docx.Document()
    document.add_heading("A cover", 0)
    document.add_paragraph("")
    document.sections[0].header.paragraphs[0].text = "House of Example"
    document.sections[0].footer.paragraphs[0].text = "Example Street 1"
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
