"""Dutch and English dates and times, read and written."""
