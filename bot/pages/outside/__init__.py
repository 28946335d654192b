"""The pages of experts from other organisations: no account, one link of their own."""
