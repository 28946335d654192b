"""What is said when the embedded PostgreSQL cannot serve."""


class ServerUnavailable(RuntimeError):
    """The embedded PostgreSQL cannot be started, stopped or reached.

    The message is one plain sentence for the operator: what is wrong, where, and what to do.
    It carries paths, account names and process ids, never anything from a case.
    """
