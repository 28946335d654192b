"""What belongs to a name: a title before it, a surname or somebody's work behind it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, Protocol

from dialogs.language.moments.lexicon.fillers import set_of
from dialogs.language.sentences.tokens import Token
from dialogs.language.sentences.verbs import is_surely_finite

TITLES: Final = set_of(
    "juf juffrouw meester mevrouw mevr mw mvr meneer mijnheer heer dhr hr mej mrs mr ms miss drs "
    "dr collega actiehouder trekker verantwoordelijke"
)
_OF_TEACHERS: Final = set_of("juf juffrouw meester")
_OF_SUBJECTS: Final = set_of("docent docente leraar lerares teacher")
_NO_TEACHERS: Final = set_of(
    "attendance police mother father guardian youth_health youth_doctor consultant neighbourhood"
)
_PARTICLES: Final = set_of("van vd v.d de den der el ten ter te al la le 't bin ben")
_OWNERS: Final = set_of("van of")
_OF_PLACES: Final = set_of(
    "swv samenwerkingsverband jgz ggd wijkteam school gemeente leerplicht jeugdteam groep klas "
    "onderbouw bovenbouw brugklas"
)
_ARTICLES: Final = set_of("de het onze the our haar zijn")
_BEHIND_SURNAMES: Final = set_of(": , ( ) - & en and") | {"", "\n"}
_NO_SURNAMES: Final = set_of("en and of or met with")
_INITIALS: Final = re.compile(r"[a-z](?:\.?[a-z]){0,2}")


class Mention(NamedTuple):
    """People who are named at one place: one, or several who share a name or a role.

    ``first`` and ``last`` are places among the tokens, the last not included. ``every`` says
    that all of them are meant, not one of them. ``role`` is the work by which they are named.
    """

    names: tuple[str, ...]
    first: int
    last: int
    start: int
    end: int
    is_role: bool
    is_me: bool = False
    every: bool = False
    role: str = ""

    @property
    def is_clear(self) -> bool:
        """Whether it is known who is meant."""
        return len(self.names) == 1 or (self.every and bool(self.names))

    def up_to(self, last: int, tokens: Sequence[Token]) -> "Mention":
        """Return this mention with what follows it up to a place."""
        return self._replace(last=last, end=tokens[last - 1].end)

    def since(self, first: int, tokens: Sequence[Token]) -> "Mention":
        """Return this mention with what goes before it from a place on."""
        return self._replace(first=first, start=tokens[first].start)


class Names(Protocol):
    """Who is called what, and who does what."""

    def words_of(self, key: str) -> Sequence[str]:
        """Return the words of somebody's name."""

    def with_role(self, role: str) -> tuple[str, ...]:
        """Return the names of those who do this."""

    def work_of(self, key: str) -> Sequence[str]:
        """Return the words that say what somebody does."""


def completed(mentions: Sequence[Mention], tokens: Sequence[Token], names: Names) -> list[Mention]:
    """Return the people who are named, each with what belongs to the name.

    "juf Noor" is Noor, "Fenna (orthopedagoog)" is Fenna; "juf Els" and "Noor Jansen" are somebody
    whom nobody here knows.
    """
    done: list[Mention] = []
    for mention in _with_roles_joined(mentions, tokens, names):
        whole = _titled(mention, tokens, names)
        whole = _with_surname(whole, tokens, names) if not whole.is_role else whole
        whole = _with_place(whole, tokens, names)
        if not done or whole.first >= done[-1].last:
            done.append(whole)
    return sorted([*done, *_strangers(done, tokens)], key=lambda one: one.first)


def _with_roles_joined(
    mentions: Sequence[Mention], tokens: Sequence[Token], names: Names
) -> Iterator[Mention]:
    """Yield a role and a name beside it as one: "de orthopedagoog Fenna", "Fenna (ortho)"."""
    last: Mention | None = None
    for mention in mentions:
        joined = last and _as_one(last, mention, tokens, names)
        if last and not joined:
            yield last
        last = joined or mention
    if last:
        yield last


def _as_one(left: Mention, right: Mention, tokens: Sequence[Token], names: Names) -> Mention | None:
    between = [token.word for token in tokens[left.last : right.first]]
    if left.is_role and not right.is_role and not right.is_me and not between:
        both = tuple(name for name in right.names if name in names.with_role(left.role))
        is_title = tokens[left.last - 1].word in TITLES
        if not both and not is_title:
            return None
        named = both or _teaching(tokens[left.last - 1].word, right.names, names)
        return right.since(left.first, tokens)._replace(names=named)
    if right.is_role and not left.is_role and not left.is_me:
        both = tuple(name for name in left.names if name in names.with_role(right.role))
        sign = [word for word in between if word not in _ARTICLES]
        behind = tokens[right.last].word if right.last < len(tokens) else ""
        closed = {"(": ")", ",": ","}
        if both and len(sign) == 1 and closed.get(sign[0]) == behind:
            return left.up_to(right.last + 1, tokens)._replace(names=both)
    return None


def _titled(mention: Mention, tokens: Sequence[Token], names: Names) -> Mention:
    """Return a name with "mevrouw" before it; "juf Els" is nobody who is known."""
    if not mention.is_role:
        whole = _with_initials(mention, tokens, names)
        first = whole.first
        before = first - 2 if first > 1 and tokens[first - 1].word == "." else first - 1
        return whole.since(before, tokens) if _is_title(tokens, before) else whole
    if tokens[mention.last - 1].word in TITLES and _is_strange_name(tokens, mention.last):
        return mention.up_to(mention.last + 1, tokens)._replace(names=(), is_role=False)
    if tokens[mention.last - 1].word in _OF_SUBJECTS and _is_strange_name(tokens, mention.last):
        subject = tokens[mention.last].word  # "de docent Engels"
        theirs = tuple(name for name in mention.names if subject in names.work_of(name))
        return mention.up_to(mention.last + 1, tokens)._replace(names=theirs)
    owner = tokens[mention.first - 1] if mention.first else None
    if owner and owner.is_capital and owner.word.endswith("'s"):  # "Sem's mum"
        return mention.since(mention.first - 1, tokens)
    return mention


def _teaching(title: str, people: tuple[str, ...], names: Names) -> tuple[str, ...]:
    """Return whom a title fits: "meester Jan" is not Jan of the attendance office."""
    if title not in _OF_TEACHERS:
        return people
    others = {name for role in _NO_TEACHERS for name in names.with_role(role)}
    return tuple(name for name in people if name not in others)


def _is_title(tokens: Sequence[Token], place: int) -> bool:
    return place >= 0 and tokens[place].word in TITLES


def _with_initials(mention: Mention, tokens: Sequence[Token], names: Names) -> Mention:
    """Return "M. El Amrani" and "JW Kok" whole, when only the surname was known so far.

    With other initials it is somebody whom nobody here knows.
    """
    first = mention.first
    while first and tokens[first - 1].word in _PARTICLES:
        first -= 1
    if any(_is_called(name, mention, tokens, names) for name in mention.names):
        return mention
    letters, start, has_dots = _initials_before(tokens, first)
    if letters:
        fit = tuple(name for name in mention.names if _has_initials(name, letters, names))
        if fit or has_dots:
            return mention.since(start, tokens)._replace(names=fit)
    belongs = tokens[first].is_capital or _is_title(tokens, first - 1)
    return mention.since(first, tokens) if belongs and first < mention.first else mention


def _initials_before(tokens: Sequence[Token], place: int) -> tuple[str, int, bool]:
    """Return the initials before a place, where they begin, and whether they have dots."""
    letters, first = "", place
    while first > 1 and tokens[first - 1].word == "." and _is_initials(tokens, first - 2):
        first -= 2
        letters = tokens[first].word.replace(".", "") + letters
    if letters:
        return letters, first, True
    if _is_initials(tokens, place - 1):
        return tokens[place - 1].word, place - 1, False
    return "", place, False


def _is_initials(tokens: Sequence[Token], place: int) -> bool:
    word = tokens[place].word if place >= 0 else ""
    return word not in TITLES and _INITIALS.fullmatch(word) is not None


def _is_called(name: str, mention: Mention, tokens: Sequence[Token], names: Names) -> bool:
    """Say whether somebody is named by the first name here."""
    return names.words_of(name)[:1] == (tokens[mention.first].word,)


def _has_initials(name: str, letters: str, names: Names) -> bool:
    theirs = "".join(word[0] for word in names.words_of(name) if word not in _PARTICLES)
    return theirs.startswith(letters)


def _is_strange_name(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a word is a name of nobody known: a capital, or a verb stands behind it."""
    if place >= len(tokens) or tokens[place].is_sign or is_surely_finite(tokens[place].word):
        return False
    behind = tokens[place + 1].word if place + 1 < len(tokens) else ""
    return tokens[place].is_capital or is_surely_finite(behind)


def _strangers(mentions: Sequence[Mention], tokens: Sequence[Token]) -> Iterator[Mention]:
    """Yield who is named by a title and a name that nobody here has: "mevrouw Pieters"."""
    for place, token in enumerate(tokens):
        if token.word not in TITLES:
            continue
        dotted = place + 1 < len(tokens) and tokens[place + 1].word == "."
        name = place + 2 if dotted else place + 1
        taken = any(one.first in (place, name) or one.first < place < one.last for one in mentions)
        if not taken and name < len(tokens) and tokens[name].is_capital:
            yield Mention((), place, name + 1, token.start, tokens[name].end, is_role=False)


def _with_surname(mention: Mention, tokens: Sequence[Token], names: Names) -> Mention:
    """Return a first name with the surname, or its first letter, that follows it."""
    if mention.is_me or mention.last >= len(tokens):
        return mention
    place = mention.last
    while place < len(tokens) and tokens[place].word in _PARTICLES:
        place += 1
    if place >= len(tokens) or tokens[place].is_sign:
        return mention
    word = tokens[place].word
    if len(word) == 1:
        return _by_letter(mention, place, tokens, names) if place == mention.last else mention
    theirs = tuple(name for name in mention.names if word in names.words_of(name)[1:])
    if theirs:
        return mention.up_to(place + 1, tokens)._replace(names=theirs)
    if _is_surname(tokens, place, mention):
        return mention.up_to(place + 1, tokens)._replace(names=())
    return mention


def _is_surname(tokens: Sequence[Token], place: int, mention: Mention) -> bool:
    token = tokens[place]
    if not token.is_capital or token.word in _NO_SURNAMES:
        return False
    behind = tokens[place + 1].word if place + 1 < len(tokens) else ""
    if place > mention.last and tokens[mention.last].word != "de":
        return True
    return is_surely_finite(behind) or (behind in _BEHIND_SURNAMES and mention.first == 0)


def _by_letter(mention: Mention, place: int, tokens: Sequence[Token], names: Names) -> Mention:
    """Return the Kim of "Kim B.": who of them has a surname with this letter."""
    letter = tokens[place].word
    dotted = bool(tokens[place + 1 : place + 2]) and tokens[place + 1].word == "."
    if not (tokens[place].is_capital or dotted) or not letter.isalpha():
        return mention
    fit = tuple(
        name
        for name in mention.names
        if any(word.startswith(letter) for word in names.words_of(name)[1:])
    )
    last = place + 2 if dotted and place + 2 < len(tokens) else place + 1
    return mention.up_to(last, tokens)._replace(names=fit)


def _with_place(mention: Mention, tokens: Sequence[Token], names: Names) -> Mention:
    """Return "Fenna van het swv" and "de moeder van Sem" whole."""
    place = mention.last
    if mention.is_me or place >= len(tokens) or tokens[place].word not in _OWNERS:
        return mention
    place += 1
    has_article = place < len(tokens) and tokens[place].word in _ARTICLES
    place += has_article
    if place >= len(tokens) or tokens[place].is_sign:
        return mention
    if tokens[place].word in _OF_PLACES:
        numbered = place + 1 < len(tokens) and tokens[place + 1].word[0].isdigit()
        whole = mention.up_to(place + 1 + numbered, tokens)
        number = tokens[place + 1].word if numbered else ""
        told = number or tokens[place].word
        theirs = tuple(name for name in mention.names if told in names.work_of(name))
        is_other = numbered and mention.is_role and not theirs
        return whole._replace(names=()) if is_other else whole._replace(names=theirs or whole.names)
    is_name = tokens[place].is_capital or is_surely_finite(
        tokens[place + 1].word if place + 1 < len(tokens) else ""
    )
    if mention.is_role and not has_article and is_name and tokens[place].word.isalpha():
        return mention.up_to(place + 1, tokens)
    return mention
