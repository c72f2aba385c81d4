"""The words of the product and of the field, one plain sentence each."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # the words of the product (design, section 2)
    "framework": "A versioned checklist with its source, its scale and its criteria.",
    "domain": "A named group of criteria in a framework.",
    "principle": "A domain about what the peer relationship stands for.",
    "practice": "A domain about what is done day by day.",
    "implementation": "A domain about how the organisation brings peer work in; not the act of starting.",
    "criterion": "One thing an organisation has in place or not yet.",
    "statement": "One thing the source document says; criteria cite statements.",
    "scale": "The ordered answers of a framework.",
    "level": "One of the ordered answers, with what it looks like for each criterion.",
    "answers": "One organisation's file.",
    "answer": "The level given to one criterion, with note, evidence and action.",
    "evidence": "What shows that an answer is true, with its strength and date.",
    "shown": "What has evidence of the strength the criterion needs, existing and in date; nobody judged its content.",
    "claimed": "What the organisation says of itself, whether or not anything shows it.",
    "grade": "How strong evidence is: someone's word, a document, a record that it is done, confirmed by others.",
    "confirmed": "Evidence that another group, or someone outside, says it is so.",
    "voice": "A group that answers: leadership, HR, team, peer workers, people using the service, families and carers.",
    "dissent": "What a group says that sees an answer differently; it changes no figure and is always shown.",
    "phase": "A step: prepare (before the board commits), recruit (before the advert), employ (before the first working day and after), develop.",
    "prepare": "The step before the board commits to employing peer workers.",
    "recruit": "The step before the post is advertised.",
    "employ": "The step before the first working day, and the time after it.",
    "develop": "The step that shows only with time in post.",
    "critical": "Must be in place before a step; people read: stop sign.",
    "stop sign": "A criterion that must be in place before a step.",
    "right": "A stop sign that cannot be postponed: no action plan makes it all right to start.",
    "preparation": "A stop sign that a dated action with an owner may promise.",
    "floor": "The level of a stop sign that is enough to go on.",
    "promise": "An action that is planned or started, has an owner, and is due today or later.",
    "target": "The level that is good enough for the organisation.",
    "assessment": "Answers scored against a framework.",
    "result": "One criterion's outcome.",
    "gap": "A result below its target, or open.",
    "plan": "The fewest gaps to close for a step or a score, in order: a proposal that sets nobody a task.",
    "open": "Unanswered, unknown, or still to confirm: it could turn out anywhere.",
    "unknown": "We would have to ask someone; it is not the same as no.",
    "not-applicable": "Could never apply to us, with the reason; what is not there yet is the lowest level.",
    "to_confirm": "Carried over, disputed or combined: open until somebody confirms it.",
    "readiness": "What the stop signs say of a step.",
    "verdict": "Ready, approaching, undecided, not ready, or not assessed.",
    "ready": "No stop sign is left for the step, by the organisation's own account.",
    "approaching": "Every stop sign left is promised; not before the last of them is due.",
    "undecided": "A deciding question is open, so it cannot be said: treat as not yet.",
    "not-ready": "A stop sign is below what is enough, and is a right or has no promise.",
    "not-assessed": "The framework has no stop sign for this step that applies.",
    "finding": "A located message for machines.",
    "rule": "What makes findings.",
    "gate": "What a check must meet to pass.",
    "theme": "A word shared across frameworks, such as supervision.",
    "crosswalk": "The typed links between criteria of different frameworks.",
    "equivalent": "Two criteria that ask the same, so that an honest answer to one is an honest answer to the other.",
    "fact": "What an organisation is, such as its size; it decides which criteria apply.",
    "in scope": "Asked of this organisation, given its facts.",
    "context": "A criterion that is shown and never counted: background of the source.",
    "outcome": "A criterion about what studies report; shown and never counted.",
    "option": "One of several ways to meet a criterion; one of them is enough.",
    "small": "Fewer than 20 paid staff, or nobody whose job planning this could be.",
    # the words of the field
    "peer worker": "Someone employed to support others by drawing on their own lived experience; also peer support worker.",
    "peer support": "Giving and receiving help between people who share an experience, on equal terms.",
    "lived experience": "Knowledge from having lived through distress, addiction or services oneself, or beside someone close.",
    "designated role": "A post for which lived experience is required and named.",
    "supervision": "Regular time to think about the work; peer supervision is with another peer worker, practice supervision about skill, line supervision about the job.",
    "line management": "Who sets a worker's tasks, agrees leave and answers for the job; not the same as supervision.",
    "mutuality": "Both sides share something and both carry the relationship.",
    "reciprocity": "Both give and both receive.",
    "non-directive": "People find their own answers and are not told what to do.",
    "recovery": "Living a life one values, with or without symptoms or use; defined by the person.",
    "self-determination": "Deciding about one's own life.",
    "coercion": "Making someone do something by force, pressure or threat.",
    "restrictive practice": "Anything that limits a person's freedom, such as seclusion, restraint or locked doors.",
    "disclosure": "Telling others about one's own experience or health.",
    "reasonable adjustments": "Changes to work or hiring so that a person can take part on equal terms; in many places a legal right.",
    "role drift": "When a job slowly turns into something else than what was agreed.",
    "parity": "Equal pay and standing for work of equal demands.",
    "co-production": "Deciding and making together, with shared power; co-design is shaping together, consultation only asking.",
    "reflective space": "Protected time to talk about what the work does to you.",
    "boundaries": "What belongs in the peer relationship and what does not, for both people.",
    "voluntary engagement": "Both people freely choose to work together, and either can stop.",
    "strengths-based": "Beginning with what a person can do and has gained.",
    "culturally informed": "Shaped by the language, values and history of the person's community.",
    "tangata whaiora": "Te Pou's words for a person seeking wellness, used in Aotearoa New Zealand.",
    "whānau": "Extended family and those one counts as family, in Aotearoa New Zealand.",
    "aod": "Alcohol and other drugs.",
    "mdt": "Multidisciplinary team: several professions working together.",
    "occupational health": "Advice to employer and staff on health at work.",
    "dbs": "Disclosure and Barring Service: criminal-record check in England and Wales; it replaced the CRB check.",
    "dual relationship": "When someone is in two roles at once, such as staff of a service they also use.",
}

FIGURES: dict[str, str] = {
    "low": "Claimed: what the answers add up to when everything open counts nothing.",
    "high": "What the answers would add up to if everything open turned out well.",
    "answered": "What the answers add up to over what is known; never shown without its coverage.",
    "coverage": "How much is known: the weight of what is settled over the weight of all in scope.",
    "evidenced": "Shown: what the answers add up to when only what has the evidence it needs counts.",
    "heard": "How much of what is settled was answered by at least one of the groups it is about.",
}
"""Each figure of the whole, a domain, a kind or a theme (design, section 5)."""


def known() -> tuple[str, ...]:
    """Every word that can be explained."""
    return (*FIGURES, *WORDS)


def entry(word: str) -> tuple[str, str] | None:
    """A word as it stands here and what it means, whatever its case or hyphens; or None."""
    entries = (*FIGURES.items(), *WORDS.items())
    return next((one for one in entries if _plain(one[0]) == _plain(word)), None)


def _plain(word: str) -> str:
    return word.casefold().replace("-", " ").replace("_", " ").strip()
