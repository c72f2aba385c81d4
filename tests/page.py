"""An HTML page as a test sees it."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """The tags, ids, links and handlers of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.links, self.handlers = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value)
            if name in {"href", "src", "action"}:
                self.links.append(value)
            if name.startswith("on") or name == "style":
                self.handlers.append(name)
