"""Who is who: the ids of a world's people and bot, and how Teams describes them."""

from dataclasses import dataclass

from pydantic import JsonValue

from playground.ids import Ids
from playground.world import Inhabitant, World

Json = dict[str, JsonValue]
"""A JSON object, as it goes over the wire."""


@dataclass(frozen=True, slots=True)
class Account:
    """A person as Teams knows them to this bot.

    ``object_id`` is the Entra object id; nobody without an account has one.
    """

    key: str
    id: str
    object_id: str | None
    name: str
    email: str


class Directory:
    """Finds the people of a world by key, ``29:`` id or Entra object id."""

    def __init__(self, world: World) -> None:
        ids = Ids(world.seed)
        self.ids = ids
        self.tenant_id = ids.guid("tenant", world.school)
        self.app_id = ids.guid("app", world.bot_name)
        self.bot_id = f"28:{self.app_id}"
        self.bot_name = world.bot_name
        self.team_group_id = ids.guid("group", world.team.key)
        self._world = world
        self._accounts = {person.key: _account(person, ids) for person in world.people}
        self._keys = {account.id: key for key, account in self._accounts.items()}
        self._keys |= {a.object_id: key for key, a in self._accounts.items() if a.object_id}

    def account(self, key: str) -> Account:
        """Return the account of a person.

        Raises:
            KeyError: nobody has that key.
        """
        return self._accounts[key]

    def key_of(self, account_id: str) -> str | None:
        """Return whose ``29:`` id or object id this is, or None."""
        return self._keys.get(account_id)

    def sender(self, key: str) -> Json:
        """Describe a person as the ``from`` of an activity does."""
        account = self.account(key)
        described: Json = {"id": account.id, "name": account.name}
        if account.object_id:
            described["aadObjectId"] = account.object_id
        return described

    def bot(self) -> Json:
        """Describe the bot as the ``recipient`` of an activity does."""
        return {"id": self.bot_id, "name": self.bot_name}

    def member(self, key: str) -> Json:
        """Describe a person as a roster does.

        Source:
            The rosters that Teams' connector answers name the Entra id twice, as ``objectId``
            and as ``aadObjectId``, and ``userRole`` tells owners, users and the anonymous.
        """
        account = self.account(key)
        if account.object_id is None:
            return {
                "id": account.id,
                "name": account.name,
                "tenantId": self.tenant_id,
                "userRole": "anonymous",
            }
        first, _, last = account.name.partition(" ")
        return {
            "id": account.id,
            "objectId": account.object_id,
            "aadObjectId": account.object_id,
            "name": account.name,
            "givenName": first,
            "surname": last,
            "email": account.email,
            "userPrincipalName": account.email,
            "tenantId": self.tenant_id,
            "userRole": "owner" if key in self._world.team.owners else "user",
        }


def _account(person: Inhabitant, ids: Ids) -> Account:
    return Account(
        key=person.key,
        id=ids.account(person.key),
        object_id=ids.guid("person", person.key) if person.account else None,
        name=person.name if person.account else f"{person.name} (gast)",
        email=person.email,
    )
