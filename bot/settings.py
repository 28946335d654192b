"""The settings of an installation, each from ``AANTAFEL_<NAME>`` or from the file ``.env``."""

import base64
import binascii
import re
from pathlib import Path
from typing import Annotated, Self
from uuid import UUID

from pydantic import (
    Field,
    HttpUrl,
    IPvAnyNetwork,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from cases.identities import PersonId
from cases.model.breaches import Officer
from cases.school_days import Region

KEY_BYTES = 32
_OFFICER = re.compile(
    r"[^@\s]+@[^@\s]+\.[^@\s]+|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
)
_Names = Annotated[frozenset[str], NoDecode]


class SettingsOdd(Exception):
    """A setting is missing or cannot be right; the message says which, and what to set."""


class Settings(BaseSettings):
    """What one installation is told; a missing or odd one stops the start.

    Secrets have no default: a bot that starts without them would be a bot for everyone.
    Without an app id only the playground starts, behind its fence.
    """

    model_config = SettingsConfigDict(
        env_prefix="AANTAFEL_", env_file=".env", frozen=True, extra="ignore", env_ignore_empty=True
    )

    port: int = Field(default=3978, ge=1, le=65535)
    home: Path = Path(".aantafel")
    database_url: SecretStr | None = None
    app_id: str | None = None
    app_password: SecretStr | None = None
    app_certificate: Path | None = None
    app_private_key: Path | None = None
    tenant_id: UUID | None = None
    partner_tenants: _Names = frozenset()
    public_url: HttpUrl | None = None
    master_key: SecretStr | None = None
    master_key_file: Path | None = None
    new_master_key_file: Path | None = None
    smtp_url: SecretStr | None = None
    mail_from: str | None = None
    coordinators: _Names = frozenset()
    practice: Path | None = None
    region: Region = Region.MIDDEN
    guidance_years: int = Field(default=2, ge=1, le=5)
    graph: bool = False
    openid_metadata: HttpUrl | None = None
    login_url: Annotated[str, Field(pattern=r"^https?://")] | None = None
    service_hosts: _Names = frozenset()
    proxies: Annotated[frozenset[IPvAnyNetwork], NoDecode] = frozenset()
    privacy_officer: str | None = None

    @field_validator("partner_tenants", "coordinators", "service_hosts", "proxies", mode="before")
    @classmethod
    def _separated(cls, value: object) -> object:
        """Read a list whose parts are separated by commas."""
        if isinstance(value, str):
            return frozenset(part.strip() for part in value.split(",") if part.strip())
        return value

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.app_id is None:
            return self
        needed = {
            "TENANT_ID": self.tenant_id,
            "PUBLIC_URL": self.public_url,
            "APP_PASSWORD (or APP_CERTIFICATE with APP_PRIVATE_KEY)": self.app_password
            or (self.app_certificate and self.app_private_key),
            "MASTER_KEY (or MASTER_KEY_FILE)": self.master_key or self.master_key_file,
            "SMTP_URL": self.smtp_url,
            "MAIL_FROM": self.mail_from,
        }
        if missing := [name for name, value in needed.items() if not value]:
            raise ValueError("with an app id you also need AANTAFEL_" + ", AANTAFEL_".join(missing))
        return self

    @field_validator("privacy_officer")
    @classmethod
    def _officer(cls, value: str | None) -> str | None:
        """Take an e-mail address, an object id, or both with a comma between."""
        for part in (value or "").split(","):
            if part.strip() and not _OFFICER.fullmatch(part.strip()):
                raise ValueError("an e-mail address, an object id, or both with a comma between")
        return value

    @property
    def officer(self) -> Officer | None:
        """Whom data breaches are told, None when nobody is named."""
        parts = [part.strip() for part in (self.privacy_officer or "").split(",") if part.strip()]
        address = next((part for part in parts if "@" in part), None)
        account = next((part for part in parts if "@" not in part), None)
        if not parts:
            return None
        return Officer(PersonId(UUID(account)) if account else None, address)

    @property
    def tenants(self) -> frozenset[str]:
        """The tenants whose people are let in: the school's own and its partners'."""
        own = {str(self.tenant_id)} if self.tenant_id else set()
        return frozenset({*own, *self.partner_tenants})

    def read_master_key(self) -> bytes:
        """Return the 32 bytes that wrap the key of every case.

        Raises:
            SettingsOdd: there is none, it cannot be read, or it is not 32 bytes in base64.
        """
        if self.master_key is not None:
            return _key(self.master_key.get_secret_value(), "MASTER_KEY")
        if self.master_key_file is None:
            raise SettingsOdd("set AANTAFEL_MASTER_KEY or AANTAFEL_MASTER_KEY_FILE")
        return _key_in(self.master_key_file, "MASTER_KEY_FILE")

    def read_new_master_key(self) -> bytes:
        """Return the 32 bytes that are to take the place of the master key.

        Raises:
            SettingsOdd: as ``read_master_key``.
        """
        return _key_in(self.new_master_key_file, "NEW_MASTER_KEY_FILE")


def _key_in(path: Path | None, name: str) -> bytes:
    if path is None:
        raise SettingsOdd(f"set AANTAFEL_{name}")
    try:
        return _key(path.read_text(), name)
    except OSError as error:
        raise SettingsOdd(f"AANTAFEL_{name} cannot be read") from error


def _key(text: str, name: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise SettingsOdd(f"AANTAFEL_{name} must be 32 bytes in base64: aantafel new-key")
    return key


def load_settings() -> Settings:
    """Return the settings of this installation.

    Raises:
        SettingsOdd: one is missing or odd; the message names it and says what is wrong.
    """
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsOdd("; ".join(_explained(error))) from None


def _explained(error: ValidationError) -> list[str]:
    """Return a line for each odd setting, without the value it had: it may be a secret."""
    lines = []
    for one in error.errors(include_input=False, include_url=False):
        name = ".".join(str(part) for part in one["loc"]).upper()
        where = f"AANTAFEL_{name}: " if name else ""
        lines.append(f"{where}{one['msg'].removeprefix('Value error, ')}")
    return lines
