"""A new framework file, commented, ready to edit: small, complete and valid as it stands."""

from __future__ import annotations

import json
from functools import reduce
from typing import Final

SCHEMA: Final = "framework.schema.json"
"""The schema the file points to; it stands beside it."""
JOINERS: Final = "\u200c\u200d"
"""Unseen, but Persian, Hindi and emoji are spelt with them."""


def framework(framework_id: str, title: str) -> str:
    """A framework of two criteria that loads as it stands, every key with what it is for."""
    words = {"<schema>": SCHEMA, "<id>": framework_id, "<title>": quoted(title)}
    return reduce(lambda text, word: text.replace(word, words[word]), words, _FRAMEWORK)


def quoted(words: str) -> str:
    """Words of the command line as a YAML value: on one line, without what nobody sees."""
    line = " ".join(words.split())
    seen = "".join(letter for letter in line if letter.isprintable() or letter in JOINERS)
    return json.dumps(seen, ensure_ascii=False)


_FRAMEWORK: Final = """\
# yaml-language-server: $schema=./<schema>
# A new framework: a checklist with its source. It is valid as it stands; replace what it says, then
#   peerready frameworks validate <id>.yaml
#   peerready init -f ./<id>.yaml
# Lines that begin with '#' are remarks; keys behind a single '# ' below are optional: take the '#'
# away to use them. Put a text that holds ': ' or ' #' below '>-', as the longer ones here.
format: peerready/framework/1
# Short, never reused for anything else. The file has the same name: <id>.yaml.
id: <id>
# Third number: wording. Second: criteria added. First: an answer or a figure means another thing.
version: 0.1.0
# The framework's name, for people.
title: <title>
# The language of the texts.
language: en

# Where the demands come from. Readers are shown all of this.
provenance:
  # The source's official title.
  document: The document your criteria rest on
  publisher: Who published it
  published: 2026
  # url: https://example.org/the-document
  # What was really read, where it was not the full document.
  # derived_from: A summary of the document
  # current, superseded, or unclear.
  status: unclear
  # superseded_by: What replaced it
  # What is known about reuse of the source. Write the criteria in your own words.
  rights: Nothing is known yet about reuse of this document
  # What the source does not cover. Say it here; do not fill the gap in silence.
  limits:
    - Say here what the document does not cover, such as pay or contracts.

# Who with lived experience has reviewed the texts, and when; 'none' until somebody has.
review: {lived_experience: none}

# The answers: achievement (not-yet, partly, largely, fully), anchored, yes-no or narrative.
scale: achievement
# How the whole is made: 'criteria' counts every criterion alike, 'domains' every domain.
rollup: criteria
# The evidence that shows a criterion, by the kind of its domain, from weak to strong: said,
# document, record (it is done), confirmed (by those it is about).
evidence_needed: {principle: confirmed, practice: record, implementation: document}
# Months an evidence date holds.
valid_for: 24
# Facts about an organisation that decide what applies to it, used by 'when' below.
# facts: [size]

# Everything the source says, in your own words. Each statement is cited by a criterion below, or
# stands under 'omitted' with the reason: nothing is lost in silence.
statements:
  S1:
    # The source's own heading.
    heading: Values
    gist: Peer support is offered, never imposed.
  S2:
    heading: Before you start
    gist: Leaders say in the open why they want peer workers.
  S3:
    heading: Background
    gist: Peer support has a long history.
omitted:
  S3: It tells a history; there is nothing an organisation could have in place.

# The criteria, in named groups.
domains:
  - id: principles
    title: Principles
    # principle, practice or implementation; it decides which evidence is needed.
    kind: principle
    # Its share where 'rollup' is domains.
    # weight: 1
    criteria:
        # Begins with the framework's id.
      - id: <id>.p1
        # At most 40 characters, for tables.
        title: Offered, never imposed
        # What is true when it is fully in place: one demand, in the present tense, about the
        # organisation or the role, never about the peer workers. 15 to 25 words.
        text: >-
          The organisation offers peer support as something people may take up, decline or end
          without giving a reason.
        # Why it matters, in two or three sentences.
        why: >-
          Support that cannot be declined is one more thing done to a person.
        # The statements of the source it rests on.
        cites: [S1]
        # Words shared by all frameworks; 'peerready frameworks validate' names a wrong one.
        themes: [values]
        # The step before which it should be in place: prepare (before the board commits), recruit
        # (before the advert), employ (before the first working day), develop (shows with time).
        phase: employ
        # Those who live it and can say, best placed first: service-users, peer-workers, carers,
        # team, hr, leadership.
        ask: [service-users, peer-workers]
        # What one would say aloud to the first of them.
        question: What happens here when someone does not want to meet a peer worker?
        # What could show it.
        look_for:
          - the leaflet or invitation, where it says how to decline
          - what people who declined said about it, in counts and themes only
        # What looks like it and is not.
        not_this:
          - a tick on the general consent form
        # What each level of the scale looks like for this criterion: what one would see.
        levels:
          not-yet: >-
            Peer support is part of the plan or programme. Nobody is asked.
          partly: >-
            The leaflet calls it voluntary, but a refusal has to be explained to the team.
          largely: >-
            Anyone can decline or end it by telling one named person, and staff know this. It would
            work so from the first day.
          fully: >-
            People who declined were asked within the year and say that nothing else changed for
            them.
        # The first thing to do, by whom, doable in a month, without much money.
        next_step: >-
          The team leader adds one sentence on declining to the invitation and reads it to two
          people using the service.
        # 1 days, 2 weeks, 3 months.
        effort: 1
        # Tensions between sources, or where this criterion comes from.
        # note: The source says this of adults only
        # score (counted), context (shown, never counted), outcome (what came of it), or option.
        # use: score
        # Its share in the figures; 1 unless one statement was split into many.
        # weight: 1
        # The evidence needed, where it differs from that of the domain's kind.
        # evidence_needed: record

  - id: preparation
    title: Preparation
    kind: implementation
    criteria:
      - id: <id>.i1
        title: Leaders say why
        text: >-
          The board and the senior managers have said in the open why the organisation wants peer
          workers.
        why: >-
          A post nobody at the top has spoken for is the first to go when money is short.
        cites: [S2]
        themes: [leadership]
        phase: prepare
        ask: [leadership, team]
        question: When did you last hear someone at the top say why we want peer workers?
        look_for:
          - a board paper or a letter to all staff that gives the reason
        not_this:
          - a sentence in a funding application
        levels:
          not-yet: >-
            One or two people want it. Nobody at the top has said anything about it.
          partly: >-
            A leader has spoken for it in a meeting, but most staff have not heard the reason.
          largely: >-
            The reason is written down, was sent to all staff, and a named board member answers for
            it.
          fully: >-
            Staff asked at random can give the reason, and leaders repeated it when it was doubted.
        next_step: >-
          The sponsor writes half a page on why, and puts it on the agenda of the next board
          meeting.
        # A stop sign: it must be in place before its phase. kind is 'right' (cannot be postponed)
        # or 'preparation' (may be promised, with an owner and a date); floor is the level that is
        # enough to go on; why is shown to people.
        critical:
          kind: preparation
          floor: largely
          why: >-
            Without a word from the top the first difficulty ends the attempt.
        # Criteria of this framework that come first.
        requires: [<id>.p1]
        # The facts for which it applies; a list of values means any of them.
        # when: {size: [small, large]}

      # Where several ways lead to the same thing, write a group: its options are criteria with
      # 'use: option' (title, text, why, cites, themes, phase, ask, levels), and one of them is
      # enough. The group itself has title, text, why, cites, themes, phase, next_step, and:
      #   any_of: [<id>.s1, <id>.s2]
"""
