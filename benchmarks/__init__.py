"""What a turn costs, side by side with peers."""
