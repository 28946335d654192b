"""What a parent waits for a page, beside the least that a web server can do."""
