"""Teams in a box: a connector that behaves like Teams, people, a mailbox and a clock."""
