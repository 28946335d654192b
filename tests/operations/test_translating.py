"""A translation of a parent's words: beside them, marked with who made it."""

import pytest

from bot.pages.staff.outline import outline_of
from cases.errors import NotAllowed, NotFoundHere
from cases.model.requests import RequestKind
from cases.model.translations import Translation
from cases.operations.guest_rights import About, AskAsGuest
from cases.operations.preparing import Prepare
from cases.operations.reading import CaseFile, ReadCase
from cases.operations.report_pages import ReadReports
from cases.operations.report_responses import RespondToReport
from cases.operations.translating import RecordTranslation
from cases.practices.practice import SCHOOL_ZONE
from dialogs.language.texts import Catalogues
from tests.operations.reporting import sent
from tests.operations.table import Table

SAID = "يحب الرسم"
DUTCH = "Hij tekent graag."
TEXTS = Catalogues.load(strict=True).texts("nl")


def _lines(table: Table, file: CaseFile) -> dict[str, str]:
    """Return what a case file says, by its labels, as who reads it sees it."""
    today = table.clock().astimezone(SCHOOL_ZONE).date()
    return {
        TEXTS.render(entry.label): TEXTS.value(entry.value)
        for section in outline_of(file, today)
        for group in section.groups
        for entry in group.entries
    }


async def test_a_translation_stands_beside_the_words_it_is_of(table: Table) -> None:
    case = await table.opened()
    invited, token = await table.invited_parent(case)
    await table.seated(case, table.thijs)
    translate = RecordTranslation(
        case=case.id, parent=invited.guardian.id, text=DUTCH, translator="tolk Amal"
    )
    said = Prepare(goes_well=SAID, written_in="ar")
    await table.give_by_link(token, said)
    with pytest.raises(NotFoundHere):  # it was not shared yet
        await table.give(table.marit, translate)
    await table.give_by_link(token, said.model_copy(update={"share": True}))
    with pytest.raises(NotAllowed):
        await table.give(table.thijs, translate)

    await table.give(table.marit, translate)

    file = await table.give(table.marit, ReadCase(case=case.id))
    told = file.told[invited.guardian.id]
    assert told.preparation.goes_well == SAID
    assert told.translation == Translation(DUTCH, "tolk Amal")
    lines = _lines(table, file)
    assert lines["Wat gaat goed"] == SAID
    assert lines["Geschreven op een pagina in het"] == "Arabisch"
    assert lines["In het Nederlands, vertaald door tolk Amal"] == DUTCH

    other = Prepare(goes_well=f"{SAID}.", written_in="ar", share=True)
    await table.give_by_link(token, other)
    later = await table.give(table.marit, ReadCase(case=case.id))
    assert later.told[invited.guardian.id].translation is None  # it was of other words


async def test_an_answer_to_a_report_and_a_correction_are_translated_too(table: Table) -> None:
    case, invited, token, version = await sent(table)
    response = await table.give_by_link(token, RespondToReport(version=version, says=SAID))
    await table.give_by_link(
        token, AskAsGuest(kind=RequestKind.CORRECTION, about=About.MYSELF, says=SAID)
    )
    async with table.store_of(table.marit) as store:
        [request] = await store.requests(case.id)
    for said, dutch in ((response.id, DUTCH), (request.id, f"{DUTCH} Echt.")):
        await table.give(
            table.marit,
            RecordTranslation(
                case=case.id,
                parent=invited.guardian.id,
                said=said,
                text=dutch,
                translator=f"tolk {len(dutch)}",
            ),
        )
    with pytest.raises(NotFoundHere):
        await table.give(
            table.marit,
            RecordTranslation(
                case=case.id, parent=invited.guardian.id, said=case.id, text=DUTCH, translator="x"
            ),
        )
    lines = _lines(table, await table.give(table.marit, ReadCase(case=case.id)))
    assert lines[f"In het Nederlands, vertaald door tolk {len(DUTCH)}"] == DUTCH
    assert lines[f"In het Nederlands, vertaald door tolk {len(DUTCH) + 6}"] == f"{DUTCH} Echt."
    shown = (await table.give_by_link(token, ReadReports())).pages[0].responses
    assert [one.translation for one in shown] == [None]
