"""The words that the grammar knows, in Dutch and in English."""
