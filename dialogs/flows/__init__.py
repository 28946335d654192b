"""The conversations, one module per subject."""

from typing import Any

from dialogs.flow import Flow
from dialogs.flows.agreements import (
    AGREEMENT_BLOCKED,
    AGREEMENT_DONE,
    AGREEMENT_MOVE,
    AGREEMENT_WORDS,
    CONFIRM_AGREEMENT,
    RECORD_AGREEMENT,
)
from dialogs.flows.closing import CLOSE_CASE, HOLD_CASE, PUPIL_LEFT, RELEASE_CASE, WHAT_IS_KEPT
from dialogs.flows.destroying import DESTROY_CASE
from dialogs.flows.family import CORRECT_BIRTH_DATE, PUPIL_ASKED, PUPIL_NOT_ASKED, RECORD_AUTHORITY
from dialogs.flows.further import ASK_AGAIN, ASK_CONSENT, TELL_CODE
from dialogs.flows.invitations import (
    ANSWER_INVITATION,
    INVITE_EXPERT,
    LEAVE_TABLE,
    WITHDRAW_INVITATION,
)
from dialogs.flows.looking import WHO_LOOKED
from dialogs.flows.meetings import (
    CANCEL_FOLLOW_UP,
    GIVE_JOIN_LINK,
    MOVE_FOLLOW_UP,
    SCHEDULE_FOLLOW_UP,
    SCHEDULE_FOLLOW_UP_BY_GRAPH,
)
from dialogs.flows.membership import JOIN_TABLE, LOOK_INTO, TAKE_OVER, TURN_AWAY
from dialogs.flows.my_meetings import MY_MEETINGS
from dialogs.flows.opening import NEW_REQUEST
from dialogs.flows.oral import MAIL_CONFIRMATION, ORAL_CONSENT
from dialogs.flows.outside import (
    CHANGE_OUTSIDE_ADDRESS,
    INVITE_OUTSIDE,
    SEND_OUTSIDE_AGAIN,
    TAKE_OUTSIDE_LINK_IN,
)
from dialogs.flows.overview import (
    CASE_OVERVIEW,
    MY_TASKS,
    OVERVIEW,
    READ_CASE,
    WHAT_IS_MISSING,
    WHO_IS_AT_THE_TABLE,
)
from dialogs.flows.paper import PRINT_LETTER, PRINT_REPORT
from dialogs.flows.parents import ADD_GUARDIAN, INVITE_PARENT, MAY_I_SHARE, RECORD_CONSENT
from dialogs.flows.pupils import INVITE_PUPIL, RECORD_INFLUENCE, REPORT_BACK
from dialogs.flows.reaching import CHANGE_ADDRESS, SEND_AGAIN, TAKE_LINK_IN, WHO_ANSWERED
from dialogs.flows.reopening import REOPEN_CASE
from dialogs.flows.reports import REPORT_FLOWS
from dialogs.flows.rights import APPOINT_DEPUTY, END_DEPUTY, HAND_OVER
from dialogs.flows.rights_breach import BREACHES, DATA_BREACH, END_BREACH, WHO_TRIED
from dialogs.flows.rights_inspection import ACCESS_REQUEST, MY_DATA
from dialogs.flows.rights_requests import (
    CORRECT_ITEM,
    DECIDE_REQUEST,
    OPEN_REQUESTS,
    RECORD_REQUEST,
    WITHDRAW_REQUEST,
)
from dialogs.flows.rights_restriction import LET_REST, RESUME_CASE
from dialogs.flows.sharing import EXTEND_ACCESS, SHARE_WITH
from dialogs.flows.time_offers import ANSWER_TIMES, OFFER_TIMES, PICK_TIME, WITHDRAW_TIMES
from dialogs.flows.translating import RECORD_TRANSLATION

FLOWS: tuple[Flow[Any], ...] = (
    NEW_REQUEST,
    INVITE_EXPERT,
    ANSWER_INVITATION,
    WITHDRAW_INVITATION,
    LEAVE_TABLE,
    INVITE_PARENT,
    ADD_GUARDIAN,
    RECORD_AUTHORITY,
    CORRECT_BIRTH_DATE,
    PUPIL_ASKED,
    PUPIL_NOT_ASKED,
    INVITE_PUPIL,
    RECORD_INFLUENCE,
    REPORT_BACK,
    RECORD_CONSENT,
    ASK_CONSENT,
    ASK_AGAIN,
    TELL_CODE,
    MAY_I_SHARE,
    ORAL_CONSENT,
    MAIL_CONFIRMATION,
    PRINT_LETTER,
    PRINT_REPORT,
    WHO_ANSWERED,
    SEND_AGAIN,
    TAKE_LINK_IN,
    CHANGE_ADDRESS,
    SHARE_WITH,
    INVITE_OUTSIDE,
    SEND_OUTSIDE_AGAIN,
    TAKE_OUTSIDE_LINK_IN,
    CHANGE_OUTSIDE_ADDRESS,
    EXTEND_ACCESS,
    RECORD_AGREEMENT,
    CONFIRM_AGREEMENT,
    AGREEMENT_DONE,
    AGREEMENT_BLOCKED,
    AGREEMENT_MOVE,
    AGREEMENT_WORDS,
    SCHEDULE_FOLLOW_UP,
    OFFER_TIMES,
    ANSWER_TIMES,
    PICK_TIME,
    WITHDRAW_TIMES,
    MOVE_FOLLOW_UP,
    CANCEL_FOLLOW_UP,
    GIVE_JOIN_LINK,
    OVERVIEW,
    CASE_OVERVIEW,
    MY_TASKS,
    MY_MEETINGS,
    WHO_IS_AT_THE_TABLE,
    WHO_LOOKED,
    WHAT_IS_MISSING,
    READ_CASE,
    RECORD_TRANSLATION,
    *REPORT_FLOWS,
    HAND_OVER,
    APPOINT_DEPUTY,
    END_DEPUTY,
    TAKE_OVER,
    JOIN_TABLE,
    TURN_AWAY,
    LOOK_INTO,
    CLOSE_CASE,
    REOPEN_CASE,
    HOLD_CASE,
    RELEASE_CASE,
    PUPIL_LEFT,
    WHAT_IS_KEPT,
    DESTROY_CASE,
    ACCESS_REQUEST,
    MY_DATA,
    CORRECT_ITEM,
    WITHDRAW_REQUEST,
    RECORD_REQUEST,
    OPEN_REQUESTS,
    DECIDE_REQUEST,
    LET_REST,
    RESUME_CASE,
    DATA_BREACH,
    BREACHES,
    WHO_TRIED,
    END_BREACH,
)

FLOWS_BY_GRAPH: tuple[Flow[Any], ...] = tuple(
    SCHEDULE_FOLLOW_UP_BY_GRAPH if flow is SCHEDULE_FOLLOW_UP else flow for flow in FLOWS
)
"""The same where Graph makes online meetings."""
