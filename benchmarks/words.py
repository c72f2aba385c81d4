"""What invented organisations write: names, notes, reasons, actions. Nobody and nowhere is meant."""

from __future__ import annotations

NAMES = (
    *(
        "Alder",
        "Amber",
        "Aspen",
        "Beacon",
        "Bracken",
        "Briar",
        "Cedar",
        "Clover",
        "Cobalt",
        "Coral",
    ),
    *(
        "Cypress",
        "Drift",
        "Ember",
        "Fern",
        "Flint",
        "Gorse",
        "Granite",
        "Hazel",
        "Heather",
        "Heron",
    ),
    *(
        "Indigo",
        "Ivy",
        "Jasper",
        "Kestrel",
        "Larch",
        "Lichen",
        "Linden",
        "Marram",
        "Meadow",
        "Moss",
    ),
    *("Nettle", "Ochre", "Osprey", "Pebble", "Plover", "Quartz", "Rowan", "Rush", "Sage", "Sorrel"),
    *("Tansy", "Teal", "Thistle", "Umber", "Vetch", "Willow", "Wren", "Yarrow", "Zephyr", "Āwhina"),
)
KINDS = ("Recovery", "Community Service", "Trust", "Wellbeing", "Support Network", "Centre")
COUNTRIES = ("AU", "NZ", "GB", "IE", "CA")
OWNERS = (
    *("Manager", "Chief executive", "Head of people", "Team lead", "Treasurer", "Coordinator"),
    *("Head of training", "Service manager", "Board chair", "Quality lead"),
)
TO_DO = (
    "Agree it with the peer forum and write half a page",
    "Put a line of its own into the next budget",
    "Ask the peer network to go through it with us",
    "Train night staff and those who were away",
    "Name one person who may decide, and tell the teams",
    "Set two dates and keep them when it gets busy",
    "Ask people using the service at their own meeting",
    "Extend it to the second site",
)
SHORT = (
    "In one team of three",
    "Agreed and not written",
    "Written and not known",
    "It depends on who is on shift",
    "Since the spring",
    "Only at the main site",
    "The form leaves no room for it",
    "A draft is with the board",
    "Asked and confirmed at the forum",
    "As for all other staff",
    "Nobody could name the last time",
    "Kept even in a thin year",
)
SENTENCES = (
    "The policy says so, and two of our teams have never seen it.",
    "It was agreed in spring and has been kept since, holidays included.",
    "We talk about it when somebody raises it; there is no date for it.",
    "Monthly at the main site, and by telephone for everyone else.",
    "It hangs on one person, who does it unasked.",
    "The advisory group found it clear and asked for larger print.",
    "Money is set aside for this year only.",
    "Peer workers wrote the first half, managers the second, and it shows.",
    "Everyone it concerns has been told, on every shift.",
    "The neighbouring service lends us its outline; we have adapted the first part.",
    "What was noticed last year was put right in March.",
    "The evening team was away and is to hear of it in the new year.",
    "On paper it holds for all posts; in busy weeks it is the first thing to go.",
    "People who use the service say that they would notice if it stopped.",
    "Nobody has looked at it since the project ended.",
    "Three of nine points have a name and a day behind them.",
    "It was tried for half a year, changed twice, and is now part of the induction.",
    "Staff were asked without names; a third did not know of it.",
)
WHOM = (
    "We would have to ask the peer network.",
    "The advisory group ran out of time.",
    "Nobody who could say was in the room.",
    "The two sites tell it differently; to be asked in the new year.",
)
REASONS = (
    "Our funder does this for all services of the region, by its own rule",
    "A partner employs everyone who works here and answers for it",
    "The law of our state leaves no choice in this",
    "We have one site and one team, so there is nobody to separate",
)
CONFIRMATIONS = (
    "Said so at its own meeting, without staff",
    "Read the papers and found it so",
    "Asked three times in the year, always the same answer",
    "Summed up in a page for the board",
)
SAID = ("Told at the team meeting", "In the words of the manager", "Mentioned at the staff day")
PAGES = ("minutes", "agreement", "role-description", "rota", "training-dates", "budget", "review")
