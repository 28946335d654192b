"""The pages of a pupil: what they think, who may know, and what was done with it."""
