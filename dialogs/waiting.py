"""Short answers to what the bot asked by itself: an invitation, or an agreement to confirm.

Nobody's flow is running then, so the answer is read against what waits for this person.
"""

from cases.operations.overview import MyTasks
from dialogs.drafts import Draft
from dialogs.flows.invitations import ANSWERS
from dialogs.kinds.kind import Around, Found
from dialogs.understanding import tidy


async def awaited(text: str, word: str | None, around: Around) -> tuple[Draft, str] | None:
    """Return the flow that these words answer, begun, and the words that are left for it.

    ``word`` is the word that means the same everywhere, if the text is one. None is returned
    for any other words, and where nothing waits that they could be about.
    """
    found = await ANSWERS.find(text, around)
    answers = isinstance(found, Found) and tidy(text).endswith(tidy(found.rest))
    if not answers and word != "yes":
        return None
    tasks = await around.desk.execute(MyTasks())
    if answers and tasks.invitations:
        return Draft(flow="answer_invitation"), text
    if word == "yes" and tasks.to_confirm:
        return _confirming(*(str(task.agreement.id) for task in tasks.to_confirm)), ""
    return None


def _confirming(*agreements: str) -> Draft:
    draft = Draft(flow="confirm_agreement")
    return draft.with_answer("agreement", agreements[0]) if len(agreements) == 1 else draft
