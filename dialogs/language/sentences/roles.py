"""What people around a table do, in the words by which they go."""

from functools import lru_cache
from typing import Final

from dialogs.language.moments.folding import fold

_WORDS: Final = """
coordinator: ib | ib'er | iber | intern begeleider | intern begeleidster | interne begeleider |
 kwaliteitscoordinator | kc'er | zorgcoordinator | zoco | zc | ondersteuningscoordinator | oco |
 coo | cpo | schakelfunctionaris | coordinator | coordinator passend onderwijs | senco |
 support coordinator | care coordinator
teacher: leerkracht | juf | meester | leraar | lerares | docent | docente | groepsleerkracht |
 teacher | juffrouw | class teacher
subject_teacher: vakleerkracht | gymleraar | gymdocent | gymjuf | gymmeester | gym teacher
mentor: mentor | mentrix | tutor
director: directeur | directrice | schoolleider | teamleider | directie | principal | head teacher |
 headteacher | head | rector | afdelingsleider | locatieleider
consultant: consulent | consulente | swv-consulent | consulent passend onderwijs | swv consulent |
 consulent van het swv | onderwijsconsulent
contact: contactpersoon | contactpersoon swv | swv-contactpersoon
orthopedagogue: orthopedagoog | orthopedagoge | ortho | educational psychologist |
 orthopedagogue | ortopedagoog
psychologist: psycholoog | psychologe | schoolpsycholoog | kinderpsycholoog | psychologist
behaviour: gedragswetenschapper | gedragsdeskundige | gw'er | behavioural scientist
social_work: schoolmaatschappelijk werker | schoolmaatschappelijk werkster
  | maatschappelijk werker |
 schoolmaatschappelijk werk | maatschappelijk werk | smw'er | smw | social worker |
 school social worker | school social work | schoolmaatschappelijkwerker | maatschappelijk werkster
youth_health: jgz | ggd | jgz'er | jeugdverpleegkundige | schoolverpleegkundige | verpleegkundige |
 youth nurse | school nurse | nurse | jeugdgezondheidszorg | verpleegkundige jgz
youth_doctor: jeugdarts | schoolarts | school doctor | youth doctor
attendance: leerplichtambtenaar | leerplicht | leerplichtambtenares | attendance officer
neighbourhood: wijkteam | wijkteammedewerker | sociaal wijkteam | wijkteamlid | buurtteam |
 neighbourhood team | jeugdteam | team jeugd en gezin
police: wijkagent | agent | police officer
trajectory: trajectbegeleider | trajectbegeleidster | trajectory guide
coach: schoolcoach | coach | ambulant begeleider | ambulant begeleidster | ab'er | begeleider
speech: logopedist | logopediste | logo | speech therapist
remedial: rt'er | remedial teacher | rt-er
assistant: onderwijsassistent | onderwijsassistente | klassenassistent | assistent
  | teaching assistant |
 oa | leraarondersteuner
oka: oka | ouder- en kindadviseur | ouder-kindadviseur | gezinscoach | family coach
physio: fysiotherapeut | kinderfysiotherapeut | ergotherapeut
guardian: voogd | gezinsvoogd | legal guardian | guardian | jeugdbeschermer
mother: moeder | mama | mam | ma | mum | mom | mother | haar moeder | zijn moeder
father: vader | papa | pap | pa | dad | father | haar vader | zijn vader
parent: ouder | parent | verzorger | verzorgster | carer
grandmother: oma | grandma
grandfather: opa | grandpa
pupil: leerling | pupil | kind
"""
_PLURAL_WORDS: Final = """
ouders: mother father guardian parent
de ouders: mother father guardian parent
beide ouders: mother father
allebei de ouders: mother father
parents: mother father guardian parent
both parents: mother father
"""


def _read(words: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for line in words.replace("\n ", " ").strip().splitlines():
        role, _, phrases = line.partition(":")
        for phrase in phrases.split("|"):
            table[phrase.strip()] = role
    return table


ROLES: Final = _read(_WORDS)
"""The role that each phrase stands for."""

PLURALS: Final = {
    phrase: tuple(roles.split())
    for phrase, _, roles in (line.partition(":") for line in _PLURAL_WORDS.strip().splitlines())
}
"""Phrases that stand for everybody with these roles."""

BEGINNINGS: Final = frozenset(phrase.split()[0] for phrase in (*ROLES, *PLURALS))
"""The words with which these phrases begin."""

PARENTS: Final = frozenset({"mother", "father", "guardian", "parent"})


@lru_cache(maxsize=512)
def role_of(described: str) -> str | None:
    """Return the role behind how somebody's work is described, None if it is none of these."""
    text = fold(described).text.replace("_", " ").strip()
    if text in ROLES:
        return ROLES[text]
    words = text.replace(",", " ").split()
    for length in (3, 2, 1):
        for place in range(len(words) - length + 1):
            if role := ROLES.get(" ".join(words[place : place + length])):
                return role
    return text if text in set(ROLES.values()) else None
