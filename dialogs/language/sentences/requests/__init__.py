"""A request for help about a pupil, told in free text."""
