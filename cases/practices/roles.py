"""Which part somebody plays at a table, by what the directory says they do.

Source:
    The functions of the field (domain glossary 13-28); whoever is neither a teacher nor the
    director takes part for their expertise.
"""

from typing import Final

from cases.model.people import Role

_WORDS: Final = (
    (
        Role.TEACHER,
        ("leerkracht", "leraar", "lerares", "docent", "mentor", "onderwijsassistent", "teacher"),
    ),
    (Role.DIRECTOR, ("directeur", "directrice", "rector", "director", "head of school")),
)


def role_of(function: str) -> Role:
    """Return the part that goes with a function ("leerkracht groep 6", "orthopedagoog")."""
    said = function.casefold()
    for role, words in _WORDS:
        if any(word in said for word in words):
            return role
    return Role.EXPERT
