"""What people can do with a case, one module per noun."""
