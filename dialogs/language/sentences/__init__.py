"""What people mean with a sentence: a command, an agreement, a request for help."""
