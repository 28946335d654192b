"""What the walls cost, how they scale, and whether a refusal takes as long as an absence."""
