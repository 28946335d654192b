"""The bot's token for Microsoft Graph, asked for by Microsoft's own library (msal)."""

import asyncio
from typing import Any

import msal  # type: ignore[import-untyped]

from bot.teams.clock import Clock
from bot.teams.credentials import LOGIN_WITHIN, Certificate, Login, Secret
from bot.teams.failures import NoAnswer, Refused, Throttled
from bot.teams.one_token import OneToken, Token, token_of

GRAPH_SCOPE = "https://graph.microsoft.com/.default"
_LATER = "temporarily_unavailable"


class GraphTokens(OneToken):
    """Asks for the token in a thread, because msal waits for the network where it is called.

    ``http_client`` takes the place of msal's own connections: whatever has their ``get``
    and ``post``.
    """

    purpose = "Graph"

    def __init__(
        self,
        login: Login,
        proof: Secret | Certificate,
        clock: Clock,
        http_client: object | None = None,
    ) -> None:
        super().__init__(clock)
        self._login = login
        self._proof = proof
        self._http_client = http_client

    async def _ask(self) -> Token:
        now = self._clock()
        answer = await asyncio.to_thread(self._acquire)
        if "access_token" in answer:
            return token_of(answer["access_token"], answer.get("expires_in"), now)
        code = str(answer.get("error", ""))
        raise Throttled(503, code) if code == _LATER else Refused(401, code)

    def _acquire(self) -> dict[str, Any]:
        """Ask Microsoft.

        Made anew each time, which is once an hour: msal fetches the addresses of the login
        server when it is made, and keeps a cache that would hand out what Graph refused.
        """
        try:
            application = msal.ConfidentialClientApplication(
                self._login.app_id,
                client_credential=_credential(self._proof),
                authority=self._login.address.partition("/oauth2/")[0],
                instance_discovery=False,
                http_client=self._http_client,
                timeout=LOGIN_WITHIN.total_seconds(),
            )
            answer: dict[str, Any] = application.acquire_token_for_client([GRAPH_SCOPE])
        except msal.exceptions.MsalServiceError:  # a status of 500 and above
            raise Throttled(503) from None
        except OSError:  # requests has no other errors of the network
            raise NoAnswer(may_have_arrived=False) from None
        except (ValueError, KeyError):  # a login server that is none, or says nonsense
            raise Refused(401, "OddLogin") from None
        return answer


def _credential(proof: Secret | Certificate) -> str | dict[str, str]:
    if isinstance(proof, Secret):
        return proof.value
    return {
        "private_key": proof.private_key.decode(),
        "public_certificate": proof.certificate.decode(),
    }
