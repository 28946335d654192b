"""The ids of tenants and people, as Entra gives them or we mint them; they prove nothing."""

from typing import NewType
from uuid import UUID

TenantId = NewType("TenantId", UUID)
PersonId = NewType("PersonId", UUID)
