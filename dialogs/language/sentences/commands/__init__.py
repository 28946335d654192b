"""Which command people mean, in Dutch and English mixed, as they type it."""
