"""Several frameworks: what to go by where they judge a step differently."""

from __future__ import annotations

import pytest

import scoring
from peerready.content.across import across

PREPARATION = "a: {phase: recruit, critical: {kind: preparation, floor: largely, why: so}}"
NAMES = "tuvwxyzs"
STANDING = {
    "ready": "fully",
    "not-ready": "partly",
    "undecided": "unknown",
    "approaching": "{level: partly, action: {do: x, owner: CEO, due: 2026-12-01}}",
    "not-assessed": "{level: not-applicable, reason: r, approved_by: CEO}",
}


def said(*verdicts):
    names = NAMES[: len(verdicts)]
    loaded = [scoring.framework(PREPARATION, name=name) for name in names]
    answers = "\n".join(
        f"{name}.a: {STANDING[verdict]}" for name, verdict in zip(names, verdicts, strict=True)
    )
    blocks = scoring.case_of(loaded, scoring.document(answers, *names)).blocks
    assert [block.readiness[1].verdict for block in blocks] == list(verdicts)
    return across(blocks)


@pytest.mark.parametrize(
    ("verdicts", "sentence"),
    [
        (["ready"], ""),
        (["ready", "ready"], ""),
        (["not-ready", "not-ready"], ""),
        (["ready", "not-assessed"], ""),
        (["undecided", "not-assessed"], ""),
        (["not-ready", "ready"],
         "One of two frameworks says not yet to advertise the post: treat as not yet."),
        (["not-ready", "not-assessed"],
         "One of two frameworks says not yet to advertise the post: treat as not yet."),
        (["not-ready", "undecided"],
         "Neither of two frameworks says that you can advertise the post: treat as not yet."),
        (["not-ready", "undecided", "not-assessed"],
         "None of three frameworks says that you can advertise the post: treat as not yet."),
        (["not-ready", "undecided", "not-ready", "approaching"],
         "Two of four frameworks say not yet to advertise the post: treat as not yet."),
        (["undecided", "ready"],
         "One of two frameworks cannot say whether to advertise the post: treat as not yet."),
        (["approaching", "ready"],
         "One of two frameworks waits for promises to be kept before you advertise the post: wait for them."),
        (["ready", *["not-ready"] * 7],
         "7 of 8 frameworks say not yet to advertise the post: treat as not yet."),
    ],
)  # fmt: skip
def test_where_frameworks_differ_the_most_cautious_is_gone_by(verdicts, sentence):
    assert said(*verdicts) == sentence


def test_steps_of_which_the_same_is_to_be_said_stand_in_one_sentence():
    lines = PREPARATION + "\nb: {critical: {kind: preparation, floor: largely, why: so}}"
    loaded = [scoring.framework(lines, name=name) for name in "tu"]
    answers = scoring.document("{t.a: fully, t.b: fully, u.a: partly, u.b: fully}", "t", "u")

    assert across(scoring.case_of(loaded, answers).blocks) == (
        "One of two frameworks says not yet to advertise the post and have someone start: treat as not yet."
    )
