"""Posts that no page of ours sent: refused with a page that says what to do, keeping nothing."""

import gzip
import re
from collections.abc import AsyncIterator
from urllib.parse import urlencode

import pytest

from bot.pages.forms import LARGEST_FORM
from tests.pages.doors import Client
from tests.pages.forms import OWN_SITE, Answer, consent_path, hidden_fields, post, see, send
from tests.pages.table import Table


async def ready(client: Client, table: Table) -> tuple[str, dict[str, str]]:
    """Return a form that would be taken."""
    path = f"/g/{table.token}/vraag/gesprek"
    return path, hidden_fields((await see(client, path)).page) | {"attendance": "coming"}


async def raw(client: Client, path: str, body: bytes, **headers: str) -> Answer:
    given = {**OWN_SITE, "Content-Type": "application/x-www-form-urlencoded", **headers}
    async with client.post(path, data=body, headers=given, allow_redirects=False) as got:
        return Answer(got.status, await got.text(), "")


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "Same-Origin", "nonsense"])
async def test_another_site_cannot_answer_for_a_parent(
    client: Client, table: Table, site: str
) -> None:
    path, fields = await ready(client, table)

    answer = await post(client, path, fields, {"Sec-Fetch-Site": site})

    assert answer.status == 403
    assert "Dit formulier kwam niet van deze pagina Er is niets opgeslagen." in answer.words
    assert await table.answers() == []


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "none"}, OWN_SITE])
async def test_a_browser_that_says_nothing_is_held_by_the_seal_alone(
    client: Client, table: Table, headers: dict[str, str]
) -> None:
    path, fields = await ready(client, table)

    refused = await post(client, path, fields | {"seal": "0" * 64}, headers)
    taken = await post(client, path, fields, headers)

    assert (refused.status, taken.status) == (403, 303)


@pytest.mark.parametrize("seal", ["", "é", "0", "0" * 64])
async def test_a_form_without_its_seal_is_refused(client: Client, table: Table, seal: str) -> None:
    path, fields = await ready(client, table)

    assert (await post(client, path, fields | {"seal": seal})).status == 403
    assert await table.answers() == []


async def test_the_seal_of_one_link_does_not_fit_another(client: Client, table: Table) -> None:
    _, fields = await ready(client, table)
    father = await table.invite(name="Jan", relation="father", email="jan@mail.example")

    answer = await post(client, f"/g/{father}/vraag/gesprek", fields)

    assert answer.status == 403
    assert await table.answers() == []


async def test_an_oversized_form_is_refused(client: Client, table: Table) -> None:
    path, fields = await ready(client, table)

    told = await post(client, path, fields | {"day": "x" * LARGEST_FORM})

    assert told.status == 413
    assert "Dit is te veel Er is niets opgeslagen." in told.words
    assert await table.answers() == []


async def test_a_text_over_64_kb_comes_back_to_be_made_shorter(
    client: Client, table: Table
) -> None:
    path = f"/g/{table.token}/voorbereiden"
    text = "Het gaat elke dag een beetje anders. " * 2500

    told = await send(client, path, goes_well=text)

    assert told.status == 422
    assert text.strip() in told.page
    assert 'id="goes_well-fault"' in told.page


async def test_so_is_one_that_does_not_say_its_size(client: Client, table: Table) -> None:
    path, _ = await ready(client, table)

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(LARGEST_FORM // 1024 + 1):
            yield b"x" * 1024

    headers = {**OWN_SITE, "Content-Type": "application/x-www-form-urlencoded"}
    async with client.post(path, data=pieces(), headers=headers) as got:
        assert got.status == 413


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b'{"attendance": "coming"}', "application/json", 415),
        (b"attendance=coming", "text/plain", 415),
        (b"--x\r\n\r\n--x--", "multipart/form-data; boundary=x", 415),
        (b"&".join(b"a%d=1" % number for number in range(100)), None, 400),
        (b"", None, 403),
        (b"%ff%fe=%00&&&===", None, 403),
    ],
)
async def test_what_is_no_form_of_ours_is_refused(
    client: Client, table: Table, body: bytes, kind: str | None, status: int
) -> None:
    path, _ = await ready(client, table)

    answer = await raw(client, path, body, **({"Content-Type": kind} if kind else {}))

    assert answer.status == status
    assert "Er is niets opgeslagen." in answer.words


async def test_a_packed_form_is_refused_unread(client: Client, table: Table) -> None:
    path, fields = await ready(client, table)
    packed = {"Content-Encoding": "gzip"}

    whole = await raw(client, path, gzip.compress(urlencode(fields).encode()), **packed)
    broken = await raw(client, path, b"\x1f\x8b no more than that", **packed)

    assert (whole.status, broken.status) == (415, 415)
    assert await table.answers() == []


@pytest.mark.parametrize("place", ["voorbereiden", "voorbereiden/lastig", "voorbereiden/vertellen"])
@pytest.mark.parametrize("text", ["\x00", "\u202e\u2066", "\ufeff \x1b"])
async def test_what_cannot_be_seen_is_no_text(
    client: Client, table: Table, place: str, text: str
) -> None:
    path = f"/g/{table.token}/{place}"
    names = {"goes_well": text, "hard": text, "to_tell": text}

    assert (await send(client, path, **names)).status == 303


async def test_unprintable_answers_are_no_answers(client: Client, table: Table) -> None:
    path, fields = await ready(client, table)
    seal = fields["seal"].encode()

    answer = await raw(client, path, b"attendance=%ff%00%0a&seal=" + seal)

    assert answer.status == 422
    assert await table.answers() == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"])
async def test_other_methods_are_told_which_ones_there_are(
    client: Client, table: Table, method: str
) -> None:
    async with client.request(method, f"/g/{table.token}/vraag/gesprek") as got:
        page = await got.text()
        allowed = got.headers["Allow"]

    assert got.status == 405
    assert set(re.split(r",\s*", allowed)) == {"GET", "HEAD", "POST"}
    assert "Dat kan op deze pagina niet" in page


async def test_a_consent_for_somebody_not_asked_about_cannot_be_slipped_in(
    client: Client, table: Table
) -> None:
    path = await consent_path(client, table.token)
    fields = hidden_fields((await see(client, path)).page)
    extra = {"answer": "yes", "recipient": str(table.school.other_expert), "purpose": "research"}

    assert (await post(client, path, fields | extra | {"do": "sure"})).status == 303
    assert [one.recipient for one in await table.consents()] == [None]
