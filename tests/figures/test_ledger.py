"""The ledger is sent an account; of its amounts nothing until they may be known."""

from lessons.figures.ledger import Account, Line, payload
from tests.figures.sent import meta

LINES = (Line("not", 1, -0.25), Line("zebra", 0, 0.5, True))
ACCOUNT = Account(LINES, (Line("good", 2, 0.0),), 0.125, 0.0, 0.375, True, ("bad", "good"), "Zebra not good")


def test_an_account_arrives_whole() -> None:
    sent = meta(payload(ACCOUNT, with_amounts=True))
    assert [(line["word"], line["place"], line["amount"], line["unknown"]) for line in sent["lines"]] == [
        ("not", 1, -0.25, False),
        ("zebra", 0, 0.5, True),
    ]
    assert (sent["bias"], sent["total"], sent["adds_up"], sent["ends"]) == (0.125, 0.375, True, ["bad", "good"])


def test_amounts_are_left_out_of_every_line() -> None:
    sent = meta(payload(ACCOUNT, with_amounts=False))
    assert not any("amount" in line for line in (*sent["lines"], *sent["out"]))
    assert ACCOUNT.lines[0].amount == -0.25
