"""Answers of every kind that a conversation can give, for looking at as cards."""

from collections.abc import Callable
from datetime import date

from dialogs.answers import (
    Act,
    Answer,
    Begin,
    Choose,
    FieldKind,
    Form,
    FormField,
    Offer,
    OpenPage,
    Submit,
    Weight,
    Word,
)
from dialogs.language.say import Say

NASTY = "[Klik](https://kwaad.example) *_`~#|<at>Directeur</at>&amp;\\ ![x](y)\n# kop\n1. een\n> q"
LONG = "Dit is een heel lang antwoord. " * 500


def as_is(words: str) -> Say:
    return Say("value.as_is", {"value": words})


def fields() -> tuple[FormField, ...]:
    """Return a field of every kind, with and without a value and an error."""
    some = tuple(
        (str(number), Say("value.as_is", {"value": f"Persoon {number}"})) for number in "12"
    )
    many = tuple((str(number), f"Collega {number}") for number in range(30))
    return (
        FormField("name", as_is("Naam"), FieldKind.LINE, required=True, value='Sem "de" Boer'),
        FormField("born", as_is("Geboren"), FieldKind.LINE, required=False),
        FormField(
            "reason",
            as_is("Reden"),
            FieldKind.PARAGRAPH,
            required=True,
            value="een\ntwee",
            error=Say("talk.field_needed"),
        ),
        FormField(
            "group", as_is("Groep"), FieldKind.CHOICE, required=True, choices=some, value="2"
        ),
        FormField(
            "maybe", as_is("Misschien"), FieldKind.CHOICE, required=False, choices=some, value="weg"
        ),
        FormField(
            "colleague", as_is("Collega"), FieldKind.CHOICE, required=True, choices=many, value="17"
        ),
        FormField(
            "wanted", as_is("Team"), FieldKind.SEVERAL, required=False, choices=many, value="3,99,4"
        ),
        FormField("none", as_is("Niemand"), FieldKind.CHOICE, required=False, choices=()),
    )


SUBMIT = Offer(Say("button.send"), Submit(draft="d1"), Weight.MAIN)
YES_OR_NOT = (
    Offer(Say("button.correct"), Word(word="yes", draft="d1"), Weight.MAIN),
    Offer(Say("button.change"), Word(word="change", draft="d1")),
    Offer(Say("button.cancel"), Word(word="cancel", draft="d1"), Weight.ENDING),
)

ANSWERS: dict[str, Answer] = {
    "only words": Answer((Say("talk.help"),)),
    "two texts": Answer((Say("talk.cancelled"), Say("talk.hello"))),
    "read back": Answer(
        (
            Say("talk.yes_or_no"),
            Say(
                "talk.change_what",
                {
                    "answers": [
                        Say("talk.line", {"label": as_is("Leerling"), "value": "Sem"}),
                        Say("talk.line", {"label": as_is("Wanneer"), "value": date(2026, 12, 8)}),
                        Say("talk.line", {"label": as_is("Hoe"), "value": None}),
                    ]
                },
            ),
        ),
        YES_OR_NOT,
    ),
    "nasty words": Answer(
        (as_is(NASTY),),
        (Offer(as_is(NASTY), Choose(draft="d1", field="who", value="x")),),
        Form(
            (
                FormField("a", as_is(NASTY), FieldKind.LINE, required=True, error=as_is(NASTY)),
                FormField(
                    "b",
                    as_is("B"),
                    FieldKind.CHOICE,
                    required=True,
                    choices=(("1", NASTY), ("2", as_is("x"))),
                ),
            ),
            SUBMIT,
        ),
    ),
    "nobody's words": Answer((as_is("\u202e\u200b\x00"),), YES_OR_NOT),
    "a page": Answer((Say("talk.see_chat"),), (OpenPage(Say("button.open_page"), "/lees/abc"),)),
    "nine choices": Answer(
        (Say("talk.which", {"answers": (Say("button.skip"),)}),),
        tuple(
            Offer(as_is(f"Collega nummer {number} van de school"), Begin(flow=f"f{number}"))
            for number in range(9)
        ),
    ),
    "form": Answer((Say("talk.form_not_right"),), YES_OR_NOT[2:], Form(fields(), SUBMIT)),
    "form and nine choices": Answer(
        (Say("talk.form_not_right"),), YES_OR_NOT * 3, Form(fields(), SUBMIT)
    ),
    "very long words": Answer((as_is(LONG), as_is(LONG.replace(".", "\n"))), YES_OR_NOT),
    "very long form": Answer(
        (Say("talk.form_not_right"),),
        YES_OR_NOT,
        Form((FormField("a", as_is("A"), FieldKind.PARAGRAPH, required=True, value=LONG),), SUBMIT),
    ),
    "nothing": Answer(()),
}


def keeping(kept: dict[str, Act]) -> Callable[[Act], str]:
    """Return a way to keep acts that remembers them under ids that say nothing."""

    def keep(act: Act) -> str:
        key = f"{len(kept):024x}"
        kept[key] = act
        return key

    return keep


def page_url(path: str, _: str) -> str:
    return f"https://school.example{path}"
