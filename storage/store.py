"""The port of the rules, filled."""

from storage.agreements import Agreements
from storage.breaches import Breaches
from storage.cases import Cases
from storage.consents import Consents
from storage.destroying import Destroying
from storage.doors import Doors
from storage.guest_pages import GuestPages
from storage.inspection import Inspecting
from storage.keeping import KeepingCases
from storage.links import Minting
from storage.looking import Looking
from storage.meetings import Meetings
from storage.online_rooms import OnlineRooms
from storage.outside import OutsideExperts
from storage.people import People
from storage.places import Places
from storage.posting import Posting
from storage.pupils import Pupils
from storage.reports import Reports
from storage.requests import Requests
from storage.restricting import Restricting
from storage.taking_over import TakingOver
from storage.times import OfferedTimes
from storage.words import WordsKept


class SqlCaseStore(
    People,
    Cases,
    Places,
    Consents,
    Pupils,
    Meetings,
    OnlineRooms,
    OfferedTimes,
    Agreements,
    WordsKept,
    Posting,
    Minting,
    Doors,
    GuestPages,
    OutsideExperts,
    KeepingCases,
    Destroying,
    TakingOver,
    Inspecting,
    Requests,
    Reports,
    Restricting,
    Looking,
    Breaches,
):
    """Fills ``cases.store.CaseStore`` for one principal and one transaction."""
