"""Of each shared theme, the shipped frameworks that ask about it; made by `peerready.asked_source`."""

# fmt: off
ASKED: dict[str, tuple[str, ...]] = {
    "values": ("imroc", "sgul", "tepou", "ucl", "wa"),
    "role": ("imroc", "sgul", "tepou", "ucl", "wa"),
    "leadership": ("imroc", "sgul", "ucl", "wa"),
    "planning": ("imroc", "sgul", "tepou", "wa"),
    "culture": ("sgul", "tepou", "ucl", "wa"),
    "recruitment": ("imroc", "tepou"),
    "conditions": ("imroc", "sgul", "tepou", "ucl"),
    "training": ("sgul", "tepou", "ucl", "wa"),
    "supervision": ("sgul", "tepou", "ucl", "wa"),
    "wellbeing": ("imroc", "sgul", "ucl"),
    "career": ("sgul", "tepou", "ucl", "wa"),
    "coprod": ("imroc", "sgul", "tepou", "ucl", "wa"),
    "policy": ("imroc", "ucl", "wa"),
    "funding": ("sgul", "ucl"),
    "equity": ("imroc", "tepou", "ucl", "wa"),
    "evaluation": ("sgul", "tepou"),
}
