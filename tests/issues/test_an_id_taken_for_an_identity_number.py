"""A colleague's id was refused as a BSN, because eight of its digits pass the eleven-test."""

from uuid import UUID

from pydantic import TypeAdapter

from cases.identity_numbers import holds_identity_number
from cases.operations.opening import OpenCase

TAKEN_FOR_ONE = "858b8a70-d202-405e-b2bc-19663936edeb"


def test_a_colleague_is_wished_for_by_such_an_id() -> None:
    assert holds_identity_number(TAKEN_FOR_ONE)
    field = OpenCase.model_fields["wanted"]
    wished = TypeAdapter[object](field.rebuild_annotation()).validate_python([TAKEN_FOR_ONE])
    assert wished == (UUID(TAKEN_FOR_ONE),)
