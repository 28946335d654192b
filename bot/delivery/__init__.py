"""The worker that empties the outbox: Teams, mail, calendar."""
