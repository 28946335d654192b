"""What is said and understood, without any chat framework."""
