"""What is held on somebody: as a page to read and print, or as a file for programs, once."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aiohttp import web

from bot.pages.house import House
from bot.pages.staff.once import OncePages
from bot.pages.visitors import Refresh, guest_of
from cases.model.inspection import HeldField, HeldRecord, Package, PackageForm
from cases.operations.inspection import ReadPackage
from dialogs.language.say import Say, Sayable
from dialogs.language.texts import Texts
from storage.inspection import PackageLink

_FILE = "gegevens.json"


def inspection_pages(house: House, refresh: Refresh) -> web.Application:
    """Return the application for ``/i``: all that is held on somebody behind each link."""
    house = house.for_staff()
    pages = _InspectionPages(house, refresh)
    application = house.application("staff")
    application.router.add_get("/{token}", pages.door)
    application.router.add_post("/{token}", pages.read)
    return application


@dataclass(frozen=True, slots=True)
class _InspectionPages(OncePages):
    async def read(self, request: web.Request) -> web.Response:
        """Use the link up and show the package."""
        await self.check_form(request)
        async with self.house.database.work_as(guest_of(request)) as work:
            link = await work.packages.use()
        if link is None:
            raise web.HTTPNotFound
        package = await self._package(link)
        texts = self.house.pages.texts_for(request)
        if link.form is PackageForm.FILE:
            return web.Response(
                body=json.dumps(_file(package), ensure_ascii=False, indent=2).encode(),
                content_type="application/json",
                headers={"Content-Disposition": f'attachment; filename="{_FILE}"'},
            )
        return self.house.pages.page(
            "staff_inspection.html",
            texts,
            package=package,
            sections=_sections(package.records),
            shown=lambda field: texts.value(_shown(field, texts)),
            named=lambda field: texts.render(_named(field, texts)),
        )

    async def _package(self, link: PackageLink) -> Package:
        command = ReadPackage(about=link.about, case=link.case)
        return await self.live(link, lambda work: work.desk.execute(command))


def _sections(records: Sequence[HeldRecord]) -> Sequence[tuple[str, Sequence[HeldRecord]]]:
    """Return the records by their kind, in the order in which they are."""
    found: dict[str, list[HeldRecord]] = {}
    for record in records:
        found.setdefault(record.source.value, []).append(record)
    return list(found.items())


def _named(field: HeldField, texts: Texts) -> Say:
    """Return what a field is called; words of a kind that is new here are simply a text."""
    key = f"held.field.{field.name}"
    return Say(key if texts.knows(key) else "held.field.said")


def _shown(field: HeldField, texts: Texts) -> Sayable:
    key = f"held.code.{field.value}"
    if field.is_code and texts.knows(key):
        return Say(key)
    return field.value


def _file(package: Package) -> dict[str, object]:
    """Return the package for programs, every value with its own name."""
    return {
        "subject": package.subject.value,
        "case": package.label,
        "made_at": package.made_at.isoformat(),
        "held": [
            {
                "kind": record.source.value,
                "case": record.label,
                "fields": {field.name: _plain(field) for field in record.fields},
            }
            for record in package.records
        ],
        "left_out": {gap.value: count for gap, count in package.left_out.items()},
    }


def _plain(field: HeldField) -> str | int | None:
    return field.value.isoformat() if isinstance(field.value, date) else field.value
