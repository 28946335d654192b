"""The conversations, one module per flow."""
