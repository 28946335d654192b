"""The pages of parents: no account, one link of their own."""
